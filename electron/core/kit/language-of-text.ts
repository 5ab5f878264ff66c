/** In which language a text is written, as far as its letters tell. */
const LATIN_EACH = /\p{Script=Latin}/gu;
const HAN_EACH = /\p{Script=Han}/gu;

/** The codes are those of the OCR data; '' when there are too few letters to tell. */
export function languageOf(text: string): '' | 'eng' | 'chi_sim' | 'eng+chi_sim' {
  const head = text.slice(0, 20_000);
  const latin = head.match(LATIN_EACH)?.length ?? 0;
  const han = head.match(HAN_EACH)?.length ?? 0;
  if (latin + han < 4) return '';
  // A Chinese character says about as much as three letters.
  const share = (han * 3) / (han * 3 + latin);
  return share > 0.85 ? 'chi_sim' : share < 0.15 ? 'eng' : 'eng+chi_sim';
}
