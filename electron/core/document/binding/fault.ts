import { Locked } from './crypt.ts';
import type { SourceFault } from './plan.ts';
import { Damage } from './values.ts';

/** Why a source cannot be read. */
export class Fault extends Error {
  readonly fault: SourceFault;
  constructor(fault: SourceFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Turns whatever reading threw into a fault of the source; what is no fault of a source is thrown on. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof Locked) return new Fault('encrypted', error.message);
  if (error instanceof Damage || error instanceof RangeError) return new Fault('damaged', error.message);
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES' || code === 'EIO') return new Fault('missing', String(code));
  throw error;
}
