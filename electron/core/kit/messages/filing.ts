import type { Message } from '../messages.ts';

export const filingMessages = {} as const satisfies Record<string, Message>;
