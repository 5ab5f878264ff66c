/** The page's origin on the desktop. A scheme of our own: no port, no other program can reach it. */
export const SCHEME = 'casewright';
export const ORIGIN = `${SCHEME}://app`;
