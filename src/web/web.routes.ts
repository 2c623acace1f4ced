// Pages and scripts beside the API: what sites embed, the dashboard, the demo.
import type { Express } from 'express';
import type { Services } from '../http/services.ts';
import type { LoadBundles } from './bundles.ts';
import { mountDashboard } from './dashboard-page.ts';
import { mountDemo } from './demo-pages.ts';
import { mountScripts } from './scripts.routes.ts';

export function mountPages(app: Express, services: Services, load: LoadBundles): void {
  mountScripts(app, load);
  mountDashboard(app, load);
  mountDemo(app, services, load);
}
