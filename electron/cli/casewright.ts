/** The terminal door: `casewright <verb> …`. Imports nothing but the cache: what is imported before it begins is compiled at every start. */
import './compile-cache.ts';

const { main } = await import('./program.ts');

// Whoever reads us may stop reading (`| head`); that is no fault of the work.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
