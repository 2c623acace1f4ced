// Implied consent in English, by the parts such a sentence is made of.
import { anyOf, behind, breath, part, upTo, within, type Wording } from './wording.ts';

const act = anyOf(`continu\\w* | carr(?:y|ies|ying) on | keep(?:s|ing)? | proceed\\w* | go(?:es|ing)? on | us(?:e|es|ing)(?! (?:the |this |our |these )?(?:accept |settings )?(?:button|switch|form|setting)) | brows\\w* | surf\\w*
  | scroll\\w* | swip\\w* | clos(?:e|es|ing) | dismiss\\w* | ignor\\w* | stay\\w* | remain\\w* | navigat\\w* | visit\\w* | access\\w* | read(?:s|ing)? | view(?:s|ing)? | mov(?:e|es|ing) | enter\\w* | linger\\w*
  | explor\\w* | leav(?:e|ing) | wait\\w* | opening | being (?:here|on) | do(?:ing)? nothing | choosing nothing | say(?:ing)? nothing
  | (?:click|tap)\\w* (?:anywhere | elsewhere | outside | away | (?:on )?(?:a|any|another|the) (?:other )?(?:link|page|article|story|cross|x|part)\\w*)`);
const plainWord = '(?:(?!click|press|tap|select|choos|tick)\\S+ )';
const refusing = anyOf('object\\w* | refus\\w* | opt\\w* | declin\\w* | reject\\w* | disagree\\w* | respond\\w* | repl\\w+ | answer\\w* | tell | say | act | choose | change | turn | disable\\w* | withdraw\\w* | react\\w* | hear | leave');
const inaction = `(?:(?:unless|until) ${upTo(3)}${refusing}|if ${upTo(3)}(?:not|nothing|t|never|no) \\w+|without (?:any |a |your |an )*(?:objection|response|answer|action|refusal|reply|reaction)|in the absence of \\w+|absent (?:any |an |your )*\\w+)`;
const condition = `(?:(?:by|through|in|on|upon|via|with|when|whenever|if|as|once|since|because|should|while|where|anyone who|everyone who|whoever|those who|or|otherwise) ${plainWord}{0,5}?${act}|${inaction})`;
const noun = anyOf(`(?:continued|further|ongoing|subsequent|mere|your|any|the|simple|simply|just)? ?(?:use|usage|browsing|navigation|visit|visits|presence|stay|scrolling|scroll|access|silence|inaction|inactivity|dismissal|closure) | no (?:answer|reply|response|reaction|choice|action|objection)
  | not (?:answering|responding|refusing|objecting|replying|choosing|opting|acting|reacting) | (?:lack|absence) of \\w+ | failure to \\w+ | failing to \\w+ | pre ticked boxes | (?:continu|us|clos|stay|ignor|dismiss|remain|proceed|read|brows|navigat|swip|surf|keep)ing | carrying on | going on | doing nothing | saying nothing | moving on`);
const consentWord = anyOf('consent\\w* | accept(?:ance|ed|ing|s)? | agree(?:ment|d|ing|s)? | approv\\w* | permission | assent\\w* | okay | ok | fine | happy | comfortable | authori[sz]\\w* | yes | content | willing | go ahead | on board | no objection\\w* | don t mind | do not mind | allow\\w* | permit\\w* | opted in | green light');
const helper = anyOf(`also | thereby | hereby | automatically | then | fully | implicitly | tacitly | expressly | are | re | will | ll | have | ve | shall | must | do | be | is | were | as | to | been | being | therefore | thus | now | already | both | give | giving | given | gives | provide | grant | express
  | confirm | acknowledge | indicate | signal | show | declare | us | me | your | full | that | and | understand | deemed | considered | taken | assumed | presumed | understood | perfectly | quite | all | in | our | implied | said | us | a | the | its | treated | regarded | having`);
const readers = `(?:you|visitors?|readers?|users?|they|people|everyone|u) (?:${helper} ){0,7}?${consentWord}`;
const link = anyOf(`mean(?:s|t|ing)? | impl(?:y|ies|ied|ying) | constitut\\w* | signif\\w* | indicat\\w* | signal\\w* | equal\\w* | equat\\w* | amount\\w* to | count\\w* | is | are | be | being | becomes? | represents? | express\\w* | shows? | gives? | confirm\\w* | demonstrat\\w* | serv(?:e|es|ing) as | acts? as
  | stands? for | tantamount to | deemed | taken | treated | considered | regarded | interpreted | understood | seen | viewed | denot\\w* | suggests? | provid\\w* | tells? | say | says | grants? | registers? | = | qualif\\w* | will do as`);
const modal = anyOf('ll | will | shall | may | can | must | would | then | also | therefore | simply | just | d | are | re | going | to | have | always | thus | so | happily | automatically | do');

export const english: Wording = {
  conduct: [part(condition), part(noun)],
  condition: [part(condition)],
  consent: [part(readers), part(link, ' ', breath(4), consentWord)],
  assumption: [
    part('(?:assum|presum|suppos|deem|infer|conclud|guess|reckon|presuppos)(?:e|es|ed|ing|ption|s|red|ring)? ', upTo(10), consentWord),
    part(`(?:we|it|they|website|site|us) (?:${modal} ){0,4}(?:take|taking|took|consider|understand|believe|think|trust|figure|read|accept|imagine|hold|see|treat|regard)(?:s|ing|ed)? `, upTo(6), readers),
    part('(?:take|taking|treat|treating|consider|considering|regard|regarding|interpret|interpreting|count|counting|read|reading|view|viewing|see|hold|construe|construing|understand|log|record)(?:s|ed)? ', upTo(8), '(?:as|for|to be|mean|means) (?:a |an |your |their |full |tacit )*', consentWord),
    part('(?:take|taking) (?:that|it|this|silence|\\w+) (?:that|as|for) (?:a |an |your )*', consentWord),
    part('(?:is|are|be|been|being|s) ', upTo(2), '(?:assumed|presumed|deemed|inferred|implied|construed|considered|taken|regarded|treated|understood) (?:as|to|that|for|a) ', upTo(5), consentWord),
    part('(?:consent|agreement|acceptance|permission|approval) (?:is|are|be|will be|shall be|has been|being|was) ', upTo(1), '(?:assumed|presumed|implied|deemed|inferred|taken|tacit|automatic|understood|granted automatically|given automatically)'),
    part('(?:implied|implicit|tacit|presumed|assumed|deemed|passive|silent) (?:consent|agreement|acceptance|approval)'),
  ],
  unasserted: behind('(?:(?:until|unless|if|when|whether|once|before|what|whatever|whichever|which|where|after|than|how|ones|everything|only|categories|cookies you|services|purposes|things|choices|moment|time|cookies|cookies that|ones that|services that|categories that|those|those that|does|do|did|would|can|could|may|ask|asks))'),
  denial: /(?: (?:not|never|nor|neither|no longer|cannot|hardly|nothing|nobody|no one)| (?:do|does|did|is|are|wo|won|don|doesn|isn|aren|didn|wouldn|can|shouldn|wasn) t) /,
  denialBefore: within(6, '(?:not|never|neither|nor|no|cannot|nothing|without|t|rather than|instead of|nobody|wrong|false|refuse to|unlike)'),
  denialNear: within(2, '(?:without|no|not|never|nor|refus\\w+|reject\\w+|withdraw\\w*|anything but|instead of|rather than|free of|opposite of|zero|withheld)'),
  restart: /.* (?:,|then|thereby|so) /,
  explicit: /(?:click|press|tap|select|choos|chose|tick|switch|push|hit|button)\w* (?:\S+ ){0,3}?(?:accept|agree|allow|yes|ok|i agree|consent)/,
  asks: /^ (?:does|do|is|are|can|will|has|have|did) /,
};
