import type { Message } from '../messages.ts';

export const documentMessages = {} as const satisfies Record<string, Message>;
