// Record -> what a reporter is told of their own report, and what the desk is shown; nobody else is sent any of this.
import type { Report } from './report.ts';

export const ownReportView = ({ reason, detail, at, state }: Report) => ({ reason, detail, at: at.toISOString(), state });

export const deskReportView = ({ id, reason, detail, by, at, state }: Report) =>
  ({ id, reason, detail, by: { id: by.id, kind: by.kind }, at: at.toISOString(), state });
