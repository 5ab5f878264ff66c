import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Router } from '#core/api/router.ts';

/** The one way to the workbench, the same at every door. */
export const client: RouterClient<Router> = createORPCClient(new RPCLink({ url: `${location.origin}/rpc` }));

/** Query and mutation options for TanStack Query, by procedure. */
export const api = createTanstackQueryUtils(client);
