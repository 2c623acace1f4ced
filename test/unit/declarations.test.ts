// What every declaration of an endpoint keeps to, whoever adds the next one.
import { expect, test } from '@jest/globals';
import { endpoints } from '../../src/app.ts';
import { fullPath, isWrite, pathNames } from '../../src/http/endpoint.ts';

const UNKNOWN = 'no_such_field';
const each = endpoints.map((endpoint) => [`${endpoint.method} ${fullPath(endpoint)}`, endpoint] as const);

test.each(each)('%s refuses a field or a parameter that it does not know, and bounds every list it gives', (_name, { body, query, csv }) => {
  // A table is text: its columns are what it may have.
  for (const schema of [csv === undefined ? body : null, query]) {
    const issues = schema?.safeParse({ [UNKNOWN]: 1 }).error?.issues ?? [];
    expect(schema === null ? [[UNKNOWN]] : issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue.keys] : []))).toEqual([[UNKNOWN]]);
  }
  const limits = ['0', '-1', '1001', '1e9', ''].filter((limit) => query?.safeParse({ limit }).error?.issues.some(({ path }) => path[0] === 'limit') === false);
  expect(query !== null && 'limit' in query.shape ? limits : []).toEqual([]);
});

test.each(each)('%s names in its path what it reads from it, and reads by GET alone', (_name, { path, params, method, body, limit, answers }) => {
  if (params !== null) expect(pathNames(path)).toEqual(Object.keys(params.shape));
  expect(isWrite(method) || body === null).toBe(true);
  expect(limit).not.toBeNull();
  expect(Object.keys(answers).length).toBeGreaterThan(0);
});
