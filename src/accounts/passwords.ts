// Passwords as argon2id hashes (RFC 9106; OWASP: 19 MiB, 2 passes, 1 lane). Nothing else sees a password.

/** argon2id is the library's default algorithm. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest password accepted (NIST SP 800-63B asks for at least 8; a moderator's reaches a newsroom's voice). */
export const MIN_PASSWORD = 12;

/** Loaded with the first password: an idle server has no need of it. */
const argon2 = () => import('@node-rs/argon2');

export const hashPassword = async (password: string): Promise<string> => (await argon2()).hash(password, options);

/** Whether the password is that of the hash. Without a hash the same work is done, so that time tells nobody which emails exist. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  if (stored !== null) return (await argon2()).verify(stored, password);
  await hashPassword(password);
  return false;
}
