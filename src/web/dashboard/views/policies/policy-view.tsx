// One policy: a draft under its editor, or a revision to read.
import './policies.css';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { PolicyInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { ViewProps } from '../../views.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { loadPolicies, rootOf } from './policy-rows.ts';

export function PolicyView({ params }: ViewProps) {
  const slug = site.value?.slug ?? '';
  const address = `${rootOf(slug)}/policies/${params['id'] ?? ''}`;
  const load = async () => {
    const [policy, rows] = await Promise.all([api<PolicyInfo>(`GET ${address}`), loadPolicies(slug)]);
    return { policy, rows };
  };
  const { data, error, loading, reload } = useLoad(load, address);
  return (
    <>
      <p><a href={hrefOf('/consent/policies')}>{say(policiesTexts).back}</a></p>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? loading && <Loading /> : <PolicyEditor key={`${data.policy.id} ${data.policy.state}`} policy={data.policy} rows={data.rows} reload={reload} />}
    </>
  );
}
