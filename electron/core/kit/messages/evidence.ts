import type { Message } from '../messages.ts';

export const evidenceMessages = {} as const satisfies Record<string, Message>;
