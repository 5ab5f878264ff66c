/** Every procedure of the program, slice by slice. The page gets its types from here and nothing else. */
import { exchangeRoutes } from '../damages/exchange/routes.ts';
import { damagesRoutes } from '../damages/routes.ts';
import { damagesTableRoutes } from '../damages/table/routes.ts';
import { evidenceRoutes } from '../evidence/routes.ts';
import { textRoutes } from '../evidence/text/routes.ts';
import { productionRoutes } from '../exhibit/production-routes.ts';
import { binderRoutes, exhibitRoutes } from '../exhibit/routes.ts';
import { groupReportRoutes } from '../filing/operators/routes.ts';
import { purchaseRoutes } from '../filing/purchase-routes.ts';
import { filingRoutes } from '../filing/routes.ts';
import { jobsRoutes } from '../jobs/routes.ts';
import { Problem } from '../kit/problem.ts';
import { matterRoutes } from '../matter/routes.ts';
import { groupingRoutes } from '../seller/grouping/routes.ts';
import { sellerImportRoutes } from '../seller/mapping/routes.ts';
import { portfolioRoutes } from '../seller/portfolio/routes.ts';
import { riskRoutes } from '../seller/risk/routes.ts';
import { type Locate, sellerRoutes } from '../seller/routes.ts';
import { journalRoutes } from '../store/routes.ts';
import type { Workbench } from '../workbench.ts';
import { localPath } from './local-path.ts';
import type { SettingsFile } from './settings.ts';
import { settingsRoutes } from './settings-routes.ts';
import type { Uploads } from './uploads.ts';
import { workspaceRoutes } from './workspace.ts';

export function createRouter(workbench: Workbench, uploads: Uploads, settings: SettingsFile) {
  const locate: Locate = async ({ upload, path }, { door }) => {
    if (upload !== undefined) return uploads.path(upload);
    if (path === undefined) throw new Problem('not-found', 'core.no-upload', { id: '' });
    return localPath(path, door);
  };
  return {
    workspace: workspaceRoutes(workbench, uploads),
    settings: settingsRoutes(settings),
    jobs: jobsRoutes(workbench.jobs),
    matter: matterRoutes(workbench.matter),
    portfolio: portfolioRoutes(workbench.portfolio),
    seller: sellerRoutes(workbench.seller, locate),
    sellerImport: sellerImportRoutes(workbench.sellerImport, locate),
    grouping: groupingRoutes(workbench.grouping),
    risk: riskRoutes(workbench.risk),
    evidence: {
      ...evidenceRoutes(workbench.evidence, { complete: uploads.complete, discard: uploads.discard, local: localPath }),
      ...textRoutes(workbench.text),
    },
    exhibit: exhibitRoutes(workbench.exhibit),
    binder: binderRoutes(workbench.binder),
    production: productionRoutes(workbench.production, locate),
    damages: { ...damagesRoutes(workbench.damages), ...damagesTableRoutes(workbench.damagesTable, locate) },
    exchange: exchangeRoutes(workbench.exchange, locate),
    filing: filingRoutes(workbench.filing),
    purchase: purchaseRoutes(workbench.purchasePapers),
    groupReport: groupReportRoutes(workbench.groupReports),
    journal: journalRoutes(workbench.store),
  };
}

export type Router = ReturnType<typeof createRouter>;
