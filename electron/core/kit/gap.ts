/**
 * How a missing value is printed, in PDF, DOCX and preview alike: «label», highlighted. Guillemets, because Word users know them
 * from unfilled merge fields and because the fonts we ship hold them (they hold no ⟦ ⟧).
 */
export const gapText = (label: string): string => `«${label}»`;
