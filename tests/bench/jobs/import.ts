/** import <workspace> <intake folder>: makes the workspace and brings the matter in. */
import { openAt } from './filing-model.ts';
import { tell, timed } from './tell.ts';

const [workspace = '', folder = ''] = process.argv.slice(2);
const [open, workbench] = await timed(() => openAt(workspace, true));
const [ms] = await timed(() => workbench.intake.importFolder({ name: 'Bench', door: 'test' }, folder));
await workbench.close();
tell({ open, ms });
