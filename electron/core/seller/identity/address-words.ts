/** Words of Latin addresses and what they are written as: USPS Publication 28 for streets, and the words Chinese addresses come in. */

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/[\n|]/).flatMap((line) => {
      const [short = '', ...long] = line.trim().split(' ');
      return [short, ...long].map((word) => [word, short] as const);
    }),
  );

/** Street suffixes and directions: the first of each line stands for the others. */
export const STREET_WORDS =
  pairs(`aly alley allee ally|anx annex|arc arcade|ave avenue av aven avenu|bch beach|blf bluff|blvd boulevard boul|br branch|brg bridge
brk brook|byp bypass|cp camp|cyn canyon|cpe cape|cswy causeway|ctr center centre cntr|cir circle circ|clf cliff|clb club|cmn common|cor corner
crse course|ct court crt|cts courts|cv cove|crk creek|cres crescent crescnt|crst crest|xing crossing|curv curve|dl dale|dm dam|dv divide|dr drive drv driv
est estate|ests estates|expy expressway expw|ext extension|fls falls|fry ferry|fld field|flds fields|flt flat|frd ford|frst forest|frk fork|ft fort
fwy freeway|gdn garden|gdns gardens|gtwy gateway|gln glen|grn green|grv grove|hbr harbor harbour|hvn haven|hts heights|hwy highway|hl hill|hls hills
holw hollow|inlt inlet|is island|jct junction|ky key|knl knoll|lk lake|lks lakes|lndg landing|ln lane|lgt light|ldg lodge|mnr manor|mdw meadow|mdws meadows
ml mill|mtn mountain|mt mount|nck neck|orch orchard|pkwy parkway pkway|pass|pl place|pln plain|plz plaza|pt point|prt port|pr prairie|rnch ranch
rdg ridge|riv river|rd road|rte route|sq square|sta station|strm stream|st street str|smt summit|ter terrace|trl trail|tpke turnpike|tunl tunnel
un union|vly valley|vw view|vlg village|vis vista|way|n north|s south|e east|w west|ne northeast|nw northwest|se southeast|sw southwest
bldg building|blk block|fl floor flr|rm room|unit apt apartment ste suite no number|zone zn|ind industrial|dist district|twn town|prov province|cmty community|pk park`);

/** Designators of a place within a house; they compare as one. */
export const UNIT = /^(?:unit|rm|flt|fl|bldg|blk|lot|spc|slip|pmb|box)$/;

export const STATES =
  pairs(`al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|fl florida|ga georgia|hi hawaii|id idaho
il illinois|in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan|mn minnesota|ms mississippi|mo missouri
mt montana|ne nebraska|nv nevada|oh ohio|ok oklahoma|or oregon|pa pennsylvania|tn tennessee|tx texas|ut utah|vt vermont|va virginia|wa washington|wi wisconsin
wy wyoming|dc|pr`);
export const LONG_STATES: readonly (readonly [long: string, short: string])[] = [
  ['new hampshire', 'nh'],
  ['new jersey', 'nj'],
  ['new mexico', 'nm'],
  ['new york', 'ny'],
  ['north carolina', 'nc'],
  ['north dakota', 'nd'],
  ['rhode island', 'ri'],
  ['south carolina', 'sc'],
  ['south dakota', 'sd'],
  ['west virginia', 'wv'],
  ['district of columbia', 'dc'],
];
export const STATE_CODES: ReadonlySet<string> = new Set([...STATES.values(), ...LONG_STATES.map(([, short]) => short)]);

/** First three digits of ZIP codes by state, as ranges (USPS Publication 65). */
const ZIPS = `al 350-369|ak 995-999|az 850-865|ar 716-729,755|ca 900-961|co 800-816|ct 060-069|de 197-199|dc 200,202-205,569|fl 320-349|ga 300-319,398-399|hi 967-968
id 832-838|il 600-629|in 460-479|ia 500-528|ks 660-679|ky 400-427|la 700-714|me 039-049|md 206-219|ma 010-027,055|mi 480-499|mn 550-567|ms 386-397
mo 630-658|mt 590-599|ne 680-693|nv 889-898|nh 030-038|nj 070-089|nm 870-884|ny 005,063,100-149|nc 270-289|nd 580-588|oh 430-459|ok 730-749|or 970-979
pa 150-196|pr 006-009|ri 028-029|sc 290-299|sd 570-577|tn 370-385|tx 733,750-799,885|ut 840-847|vt 050-059|va 201,220-246|wa 980-994|wv 247-268|wi 530-549|wy 820-831,834`;

const zipStates = new Map<number, string[]>();
for (const line of ZIPS.split(/[|\n]/)) {
  const [state = '', ranges = ''] = line.trim().split(' ');
  for (const range of ranges.split(',')) {
    const [from, to = from] = range.split('-').map(Number);
    for (let prefix = from ?? 0; prefix <= (to ?? 0); prefix++) zipStates.set(prefix, [...(zipStates.get(prefix) ?? []), state]);
  }
}

/** The states a ZIP code may lie in, lower-case; empty when no ZIP begins so. */
export const statesOfZip = (zip: string): readonly string[] => zipStates.get(Number(zip.slice(0, 3))) ?? [];
