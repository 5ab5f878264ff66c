/** Thousands of storefronts: the matter comes in, its schedule is drafted whole in both files and saved. `npm run bench` measures it with 10,000. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Filing } from '#core/filing/model.ts';
import type { Workbench } from '#core/workbench.ts';
import { writeIntakeFolder } from '../../bench/intake-folder.ts';
import { readDocx } from '../../support/docx-text.ts';
import { pdfText } from '../../support/office.ts';
import { openTestWorkbench } from '../../support/workbench.ts';
import { temporaryFolder, testActor } from '../../support/workspace.ts';
import { haveReaders, infoOf } from '../document/pdf/outside.ts';

const STOREFRONTS = 4_000;

describe('a matter of thousands of storefronts', () => {
  let workbench: Workbench;
  let matter: string;
  let filing: Filing;
  let pdf: Buffer;
  let docx: Buffer;
  beforeAll(async () => {
    const folder = join(await temporaryFolder(), 'intake');
    await writeIntakeFolder(folder, STOREFRONTS);
    workbench = await openTestWorkbench();
    ({ matter } = await workbench.intake.importFolder(testActor, folder));
    filing = await workbench.filing.draft(testActor, matter, 'us-federal/schedule-a', { final: false });
    [pdf, docx] = await Promise.all([
      readFile(workbench.filing.file(filing, 'pdf').path),
      readFile(workbench.filing.file(filing, 'docx').path),
    ]);
  }, 180_000);

  it('comes in whole', async () => {
    const table = await workbench.seller.table(matter);
    expect([table.sellers, table.storefronts, table.listings].map((rows) => rows.length)).toEqual([STOREFRONTS, STOREFRONTS, STOREFRONTS]);
    expect(table.purchases).toHaveLength(STOREFRONTS / 50);
    expect((await workbench.matter.list()).map((m) => m.sellers)).toEqual([STOREFRONTS]);
  });

  it('drafts every row of both tables into the PDF', async () => {
    if (!haveReaders) return;
    const { storefronts, listings } = await workbench.seller.table(matter);
    expect(infoOf(pdf).Pages).toBe(String(filing.pages));
    // Store and item numbers end in six digits that count the rows, so no two are alike and none can stand for another.
    const words = (await pdfText(pdf)).replace(/\s/g, '');
    expect(
      missing(
        words,
        storefronts.map((shop) => shop.shopId),
      ),
    ).toEqual([]);
    expect(
      missing(
        words,
        listings.map((listing) => listing.itemId),
      ),
    ).toEqual([]);
  });

  it('drafts every row of both tables into the Word file', async () => {
    const { storefronts } = await workbench.seller.table(matter);
    const { parts, body } = readDocx(docx);
    const rows = (parts['word/document.xml'] ?? '').match(/<w:tr[ >]/g) ?? [];
    // Storefronts, listings and test purchases, with a head for each table.
    expect(rows).toHaveLength(2 * STOREFRONTS + STOREFRONTS / 50 + 3);
    expect(
      missing(
        body,
        storefronts.map((shop) => shop.shopName),
      ),
    ).toEqual([]);
  });

  it('keeps the filing, and the preview shows the first rows of each table and says how many it leaves out', async () => {
    expect((await workbench.filing.list(matter)).map(({ id, stale }) => [id, stale])).toEqual([[filing.id, false]]);
    const { omitted } = await workbench.filing.preview(matter, 'us-federal/schedule-a', 'x');
    expect(Object.keys(omitted).sort()).toEqual(['listings', 'storefronts']);
  });

  it('drafts the complaint with its Schedule B, and nothing in it is too much', async () => {
    const complaint = await workbench.filing.preview(matter, 'us-federal/complaint', 'x');
    expect(complaint.findings.map((f) => f.id)).not.toContain('template.too-much');
    expect(Object.keys(complaint.omitted)).toEqual(['listings']);
  });
});

/** Those that do not come after one another in the text, in the order wanted; the first few of them. */
function missing(text: string, wanted: readonly string[]): string[] {
  let from = 0;
  return wanted
    .filter((one) => {
      const at = text.indexOf(one, from);
      if (at >= 0) from = at + one.length;
      return at < 0;
    })
    .slice(0, 5);
}
