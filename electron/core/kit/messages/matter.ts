import type { Message } from '../messages.ts';

export const matterMessages = {} as const satisfies Record<string, Message>;
