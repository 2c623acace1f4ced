// The port of the daily figures. They are written by the steps that they count (comments, decisions): here they are only read.

/** Days of a site, both ends included; `daily` names the figures that are also wanted day by day. */
export type StatsQuery = { site: string; from: string; to: string; daily: string[] };

/** By name. */
export type Sums = Map<string, number>;
/** By name, then by day. */
export type Daily = Map<string, Record<string, number>>;

export interface StatsStore {
  /** Each figure of a site added up over the days asked, and those of `daily` also by day, zeros left out.
   *  Reads nothing but rollups: it costs what the days and the names of figures cost, however many comments there are. */
  read(query: StatsQuery): Promise<{ sums: Sums; daily: Daily }>;
}
