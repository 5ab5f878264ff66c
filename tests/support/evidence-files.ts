/** A folder as people send it: contracts, scans, e-mails, captures, archives, something broken, something empty. Made, not kept. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { findChromium } from './tools.ts';

export const PASSWORD = 'open sesame';

const OFFER = 'The seller offered counterfeit LANTERN watches and shipped order TB-1 to Chicago, Illinois. ';
const CONTRACT = `<html lang="zh"><body style="font-family: 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif">
<h1>Supply agreement</h1><p>${OFFER.repeat(4)}</p>
<h2 style="break-before: page">第二条 商标侵权</h2><p>被告未经许可销售假冒手表，应当冻结账户并赔偿损失。${'双方同意按照本合同履行。'.repeat(12)}</p>
<p style="break-before: page">Schedule of prices. The lantern mark is seen on every dial.</p></body></html>`;

/** Pages as a browser prints them, with their words in them. */
async function printed(html: string): Promise<Buffer> {
  const browser = await chromium.launch({
    ...(findChromium() ? { executablePath: findChromium() as string } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ format: 'A4' });
  } finally {
    await browser.close();
  }
}

async function locked(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes);
  await document.encrypt({ userPassword: PASSWORD, ownerPassword: 'owner', permissions: {} });
  return document.save();
}

const svg = (words: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#fff"/>
<text x="60" y="120" font-family="sans-serif" font-size="44">${words}</text></svg>`);

const mail = (attachment: Buffer) =>
  [
    'From: Mei Lin <mei@shop.example>',
    'To: Pat Paralegal <pat@firm.example>',
    'Subject: Re: Order TB-77 refund',
    'Date: Mon, 02 Mar 2026 10:11:12 +0800',
    'Message-ID: <a1@shop.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>The replica is of genuine quality.</p><script>document.title = "run"</script><img src="https://tracker.example/p.gif">',
    '--x',
    'Content-Type: image/png; name="label.png"',
    'Content-Disposition: attachment; filename="label.png"',
    'Content-Transfer-Encoding: base64',
    '',
    attachment.toString('base64').replace(/(.{76})/g, '$1\r\n'),
    '--x--',
    '',
  ].join('\r\n');

/** Fills `folder` with eleven files, one of them empty and one the copy of another; the archive and the e-mail hold one more each. */
export async function writeEvidenceFolder(folder: string): Promise<void> {
  const shop = join(folder, 'Shop 14', 'receipts');
  mkdirSync(shop, { recursive: true });
  const contract = await printed(CONTRACT);
  const photo = sharp(svg('LANTERN LEATHER')).withExif({
    IFD2: { DateTimeOriginal: '2026:03:02 10:11:12' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 52/1 41/1', GPSLongitudeRef: 'W', GPSLongitude: '87/1 37/1 26/1' },
  });
  const label = await sharp(svg('Customs label')).png().toBuffer();
  const files: Record<string, string | Uint8Array> = {
    'contract 合同.pdf': contract,
    'locked.pdf': await locked(contract),
    'cut off.pdf': contract.subarray(0, contract.length / 2),
    'photo.jpg': await photo.jpeg().toBuffer(),
    'reply.eml': mail(label),
    'listing.html': '<!doctype html><html><body><h1>LANTERN best replica</h1><script>document.title = "run"</script></body></html>',
    'bundle.zip': zipSync({ 'inside/readme.txt': strToU8('A lantern inside the archive') }),
    'sales.csv': 'date,amount\n2026-01-02,120.50\n',
    'empty.txt': '',
    'Shop 14/receipts/receipt.txt': 'Order TB-1, paid USD 59.89',
    'Shop 14/receipts/the same again.txt': 'Order TB-1, paid USD 59.89',
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/** Small files, each with words of its own. */
export function writeMany(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 1; n <= count; n++)
    writeFileSync(join(folder, `order ${n}.txt`), `Order ${n} of shop ${n % 97}, paid USD ${(n * 7) % 1000}.00`);
}
