/** Imported first: code compiled once is kept, beside the preferences, so the next start needs not compile it again. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { settingsFolder } from '../core/api/settings-folder.ts';

enableCompileCache(join(settingsFolder(), 'compiled'));
