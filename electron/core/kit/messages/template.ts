import type { Message } from '../messages.ts';

export const templateMessages = {} as const satisfies Record<string, Message>;
