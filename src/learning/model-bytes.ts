// A model's weights as bytes and back, deflated. Bytes that do not fit are refused.
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { DIMENSION } from './features.ts';
import type { LinearModel } from './linear-model.ts';

/** The layout below and the features it is about: weights under another one are fitted anew. */
const LAYOUT = 1;
const HEAD = 16;
const APPROVALS = HEAD + DIMENSION * Uint16Array.BYTES_PER_ELEMENT;
const WEIGHTS = APPROVALS + DIMENSION * Uint16Array.BYTES_PER_ELEMENT;
const SIZE = WEIGHTS + DIMENSION * Float32Array.BYTES_PER_ELEMENT;
/** Fast: what is not zero hardly shrinks, what is does at any level. */
const LEVEL = 1;

const shrink = promisify<Buffer, { level: number }, Buffer>(deflate);
const grow = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate);

export async function toBytes({ refused, approved, refusals, approvals, weights, bias }: LinearModel): Promise<Buffer> {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(LAYOUT, 0);
  head.writeUInt32LE(refused, 4);
  head.writeUInt32LE(approved, 8);
  head.writeFloatLE(bias, 12);
  const part = ({ buffer, byteOffset, byteLength }: Uint16Array | Float32Array): Buffer => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  return shrink(Buffer.concat([head, part(refusals), part(approvals), part(weights)]), { level: LEVEL });
}

/** Null for bytes of another layout. */
export async function fromBytes(stored: Uint8Array): Promise<LinearModel | null> {
  const bytes = await grow(stored, { maxOutputLength: SIZE }).catch(() => Buffer.alloc(0));
  if (bytes.length !== SIZE || bytes.readUInt32LE(0) !== LAYOUT) return null;
  // Copied, since a view must begin where its numbers may.
  const from = (start: number, end: number): ArrayBuffer => Uint8Array.from(bytes.subarray(start, end)).buffer;
  return {
    refused: bytes.readUInt32LE(4), approved: bytes.readUInt32LE(8), bias: bytes.readFloatLE(12),
    refusals: new Uint16Array(from(HEAD, APPROVALS)), approvals: new Uint16Array(from(APPROVALS, WEIGHTS)), weights: new Float32Array(from(WEIGHTS, SIZE)),
  };
}
