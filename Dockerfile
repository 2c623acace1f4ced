# Hiwar in one container: `docker run -v hiwar:/data -p 127.0.0.1:8080:8080 hiwar` keeps all in /data; MONGODB_URI for MongoDB.
# Commands run beside it: docker exec -it <container> hiwar staff create ...
FROM node:26-slim

ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app

# The image brings Node, so the packaged one's install script is not run; nothing else here has one it needs.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY src ./src
COPY LICENSE README.md ./

# `hiwar` on the PATH. What `npx hiwar` would start is for machines whose own Node cannot read TypeScript.
RUN printf '#!/bin/sh\nexec node /app/src/cli.ts "$@"\n' > /usr/local/bin/hiwar && chmod 755 /usr/local/bin/hiwar

RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts"]
