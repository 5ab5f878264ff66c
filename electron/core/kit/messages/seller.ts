import type { Message } from '../messages.ts';

export const sellerMessages = {} as const satisfies Record<string, Message>;
