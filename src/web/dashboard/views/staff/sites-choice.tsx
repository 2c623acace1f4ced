// For which sites something holds: all of them, where the one who gives has all, or those chosen.
import { useId } from 'preact/hooks';
import { staffTexts } from '../../../../i18n/dashboard/staff.ts';
import { say } from '../../state/lang.ts';
import { session, sites } from '../../state/session.ts';
import { Name } from '../../ui/parts.tsx';

/** null: every site. What is chosen stays chosen while one looks at "all". */
export type SitesChosen = { all: boolean; slugs: string[] };

export const chosenOf = (given: string[] | null | undefined): SitesChosen => {
  const own = given === undefined ? session.value?.staff.sites ?? null : given;
  return { all: own === null, slugs: own ?? [] };
};
export const slugsOf = ({ all, slugs }: SitesChosen): string[] | null => (all ? null : slugs);

type Props = { value: SitesChosen; onChange(value: SitesChosen): void; wrong?: string | undefined };

export function SitesChoice({ value, onChange, wrong }: Props) {
  const texts = say(staffTexts);
  const name = useId();
  const mayGiveAll = session.value?.staff.sites === null;
  const turn = (slug: string, on: boolean): void => onChange({ all: false, slugs: on ? [...value.slugs, slug] : value.slugs.filter((each) => each !== slug) });
  return (
    <fieldset class="plain">
      <legend>{texts.sites}</legend>
      {mayGiveAll && (
        <div class="option">
          <input type="radio" name={name} id={`${name}all`} checked={value.all} onChange={() => onChange({ ...value, all: true })} aria-describedby={`${name}about`} />
          <label for={`${name}all`}>{texts.allSites}</label>
          <p id={`${name}about`} class="hint">{texts.allSitesAbout}</p>
        </div>
      )}
      {mayGiveAll && (
        <div class="option">
          <input type="radio" name={name} id={`${name}some`} checked={!value.all} onChange={() => onChange({ ...value, all: false })} />
          <label for={`${name}some`}>{texts.someSites}</label>
        </div>
      )}
      {!value.all && (
        <div class="site-boxes">
          {sites.value.map((site) => (
            <label key={site.slug} class="choice">
              <input type="checkbox" checked={value.slugs.includes(site.slug)} onChange={(event) => turn(site.slug, event.currentTarget.checked)} /> <Name>{site.name}</Name>
            </label>
          ))}
          {value.slugs.length === 0 && <p class="hint" role="status">{texts.noSites}</p>}
        </div>
      )}
      {wrong !== undefined && <p class="wrong" role="alert">{wrong}</p>}
    </fieldset>
  );
}

/** The sites' names in a row of a list. */
export function SiteNames({ slugs }: { slugs: string[] | null }) {
  const texts = say(staffTexts);
  if (slugs === null) return <>{texts.allSites}</>;
  if (slugs.length === 0) return <>{texts.noSites}</>;
  return <>{slugs.map((slug, at) => <>{at > 0 && ' · '}<Name>{sites.value.find((site) => site.slug === slug)?.name ?? slug}</Name></>)}</>;
}
