import type { Message } from '../messages.ts';

export const intakeMessages = {} as const satisfies Record<string, Message>;
