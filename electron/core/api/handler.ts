/** The whole program as one function from Request to Response. Every door mounts this and nothing else. */
import { join } from 'node:path';
import { ORPCError, onError } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/fetch';
import { workbookOfMatter } from '../filing/damages-workbook.ts';
import { fileName } from '../filing/model.ts';
import type { Actor } from '../kit/world.ts';
import type { Workbench } from '../workbench.ts';
import { serveAsset } from './assets.ts';
import { markupResponse, type ServedFile, saveAs, serveFile } from './files.ts';
import { problemResponse, reportBug } from './problem-response.ts';
import { createRouter } from './router.ts';
import type { SettingsFile } from './settings.ts';
import { openUploads } from './uploads.ts';

/** The largest call is an intake folder's list of files; bytes go through /uploads. */
const CALL_LIMIT = 32 * 1024 * 1024;

export type Handler = (request: Request) => Promise<Response>;

export interface HandlerOptions {
  readonly door: Actor['door'];
  /** Folder of the built page. */
  readonly assets: string;
  readonly settings: SettingsFile;
  /** The name written to the journal while the user has not given one. */
  readonly userName: string;
}

export function createHandler(workbench: Workbench, options: HandlerOptions): Handler {
  const uploads = openUploads(join(workbench.folder, 'derived', 'uploads'), workbench.ids, workbench.store.readOnly);
  const rpc = new RPCHandler(createRouter(workbench, uploads, options.settings), {
    plugins: [new BodyLimitPlugin({ maxBodySize: CALL_LIMIT })],
    clientInterceptors: [
      onError((error, { signal }) => {
        // Refusals and calls that were given up are no bugs.
        if (!(error instanceof ORPCError) && !signal?.aborted) reportBug(error);
      }),
    ],
  });
  const actor = (): Actor => ({ name: options.settings.get().actorName || options.userName, door: options.door });

  const files = async ({ pathname, searchParams }: URL): Promise<ServedFile | undefined> => {
    const [, kind, id = '', ending] = /^\/files\/(evidence|thumbnail|filing)\/([\w-]+)(?:\.(pdf|docx))?$/.exec(pathname) ?? [];
    const [, paged, page] = /^\/files\/page\/([\w-]+)\/(\d{1,6})\.webp$/.exec(pathname) ?? [];
    if (paged !== undefined) return workbench.evidence.page(paged, Number(page), Number(searchParams.get('width')) || 1280);
    const [, bound, part] = /^\/files\/binder\/([\w-]+)\/(\d{1,5})\.pdf$/.exec(pathname) ?? [];
    if (bound !== undefined) return workbench.binder.part(bound, Number(part));
    const produced = /^\/files\/production\/([\w-]+)\.zip$/.exec(pathname)?.[1];
    if (produced !== undefined) return workbench.production.file(produced);
    const picture = /^\/files\/image\/([0-9a-f]{64})$/.exec(pathname)?.[1];
    if (picture !== undefined) return workbench.evidence.picture(picture);
    if (kind === 'evidence') return workbench.evidence.file(id);
    if (kind === 'thumbnail') return workbench.evidence.thumbnail(id);
    if (kind === 'filing' && (ending === 'pdf' || ending === 'docx')) {
      const filing = await workbench.filing.get(id);
      const matter = await workbench.matter.get(filing.matter);
      const name = fileName(matter.title, filing.title, ending);
      return { ...workbench.filing.file(filing, ending), ...(ending === 'docx' ? { download: name } : {}) };
    }
    return undefined;
  };

  const workbookResponse = async (matter: string, name: string) => {
    const bytes = await workbookOfMatter(workbench, matter, options.settings.get().language);
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': saveAs(name),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  };

  /** The report of a matter or of one item as PDF, or the log it prints as JSON; made afresh each time. */
  const custodyResponse = async ({ searchParams }: URL, matter: string, item: string | undefined, ending: string) => {
    const asked = searchParams.get('language');
    const report = await workbench.custodyReports.report(
      actor(),
      { matter, item },
      asked === 'en' || asked === 'zh-CN' ? asked : undefined,
    );
    const save = searchParams.get('save');
    return new Response((ending === 'pdf' ? report.pdf : report.logBytes) as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': ending === 'pdf' ? 'application/pdf' : 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        ...(save === null ? {} : { 'content-disposition': saveAs(save) }),
      },
    });
  };

  /** The link chart or the table of shared identifiers as PDF, of one group or of all. */
  const groupResponse = async ({ searchParams }: URL, matter: string, report: 'link-chart' | 'shared-identifiers') => {
    const asked = searchParams.get('language');
    const drawn = await workbench.groupReports.draw(actor(), {
      matter,
      report,
      group: searchParams.get('group') ?? undefined,
      publicVersion: searchParams.get('version') !== 'full',
      language: asked === 'en' || asked === 'zh-CN' ? asked : undefined,
    });
    const save = searchParams.get('save');
    return new Response(drawn.pdf as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/pdf',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        ...(save === null ? {} : { 'content-disposition': saveAs(save) }),
      },
    });
  };

  /** The rows an import refused, with their reasons; made afresh each time. */
  const refusedRows = async ({ searchParams }: URL, check: string) => {
    const csv = await workbench.sellerImport.refusedCsv(check, options.settings.get().language);
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': saveAs(searchParams.get('save') ?? 'refused.csv'),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  };

  return async (request) => {
    const url = new URL(request.url);
    try {
      if (url.pathname === '/rpc' || url.pathname.startsWith('/rpc/')) {
        const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context: { actor: actor() } });
        return matched ? response : refused('no such procedure', 404);
      }
      if (url.pathname === '/uploads' || url.pathname.startsWith('/uploads/')) return await uploads.handle(request, url);
      if (request.method !== 'GET' && request.method !== 'HEAD') return refused('method not allowed', 405, { allow: 'GET, HEAD' });
      const figures = /^\/files\/damages\/([\w-]+)\.xlsx$/.exec(url.pathname)?.[1];
      if (figures !== undefined) return await workbookResponse(figures, url.searchParams.get('save') ?? 'damages.xlsx');
      const markup = /^\/files\/markup\/([\w-]+)\.html$/.exec(url.pathname)?.[1];
      if (markup !== undefined) return markupResponse(await workbench.evidence.markup(markup));
      const [, custodyOf, item, ending] = /^\/files\/custody\/([\w-]+)(?:\/([\w-]+))?\.(pdf|json)$/.exec(url.pathname) ?? [];
      if (custodyOf !== undefined && ending !== undefined) return await custodyResponse(url, custodyOf, item, ending);
      const [, grouped, report] = /^\/files\/groups\/([\w-]+)\/(link-chart|shared-identifiers)\.pdf$/.exec(url.pathname) ?? [];
      if (grouped !== undefined) return await groupResponse(url, grouped, report === 'link-chart' ? 'link-chart' : 'shared-identifiers');
      const checked = /^\/files\/import\/([\w-]+)\.csv$/.exec(url.pathname)?.[1];
      if (checked !== undefined) return await refusedRows(url, checked);
      if (url.pathname.startsWith('/files/')) {
        const file = await files(url);
        if (!file) return refused('not found', 404);
        const save = url.searchParams.get('save');
        const answer = await serveFile(request, save === null ? file : { ...file, download: save });
        const original = /^\/files\/evidence\/([\w-]+)$/.exec(url.pathname)?.[1];
        // A copy of an original leaves the workbench; a download that goes on where it stopped is still that one.
        const begins = request.method === 'GET' && answer.ok && /^(bytes=0-.*)?$/.test(request.headers.get('range') ?? '');
        if (original !== undefined && save !== null && begins)
          await workbench.evidence.exported(actor(), original, { file: save.slice(0, 255) });
        return answer;
      }
      return await serveAsset(request, options.assets, url.pathname);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

const refused = (why: string, status: number, headers: Record<string, string> = {}) =>
  new Response(why, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers } });
