import type { Message } from '../messages.ts';

export const damagesMessages = {} as const satisfies Record<string, Message>;
