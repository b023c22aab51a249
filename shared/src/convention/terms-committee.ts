import type { ArticleRef } from './article.js';
import type { PartyKey } from './terms-identity.js';

/** Someone who acts or receives, as the text names them. */
export type ActorRef =
  /** `service`: the part of the party that the text names, in French; null for the party as such. */
  | { readonly kind: 'PARTY'; readonly party: PartyKey; readonly service: string | null }
  | { readonly kind: 'PARTIES_OF_SIDE'; readonly side: 'EDUCATION' | 'PROFESSIONAL' }
  | { readonly kind: 'ALL_PARTIES' }
  | { readonly kind: 'COMMITTEE' }
  /** A body of a party, declared in `bodies`. */
  | { readonly kind: 'BODY'; readonly body: string }
  /** The text does not say who. */
  | { readonly kind: 'NOT_IN_TEXT' };

/** A body of a party with a part in the convention (« conseil d'administration, commission »). */
export interface PartyBody {
  readonly key: string;
  readonly kind: 'BOARD' | 'COMMISSION';
  readonly name: string;
  readonly party: PartyKey;
  readonly article: ArticleRef | null;
}

/** A party's share of a committee (« collège »). */
export interface College {
  readonly key: string;
  /** Null in a template, where the side alone is known. */
  readonly party: PartyKey | null;
  readonly side: 'EDUCATION' | 'PROFESSIONAL';
  readonly label: string;
  /** Number of seats; null where the text gives none. */
  readonly seats: number | null;
  /** Votes held by the college as a whole, and how they are cast; null where the text sets no vote. */
  readonly votes: {
    readonly total: number;
    /** BLOCK: by the sole member, or together. AS_READ: see the reading of topic `COLLEGE_VOTING`. */
    readonly castBy: 'ONE_EACH' | 'BLOCK' | 'AS_READ';
  } | null;
  /** Offices that must or may be among the seats, in French. */
  readonly offices: readonly { readonly office: string; readonly strength: 'REQUIRED' | 'DRAWN_FROM' | 'OPTIONAL' }[];
  readonly article: ArticleRef | null;
}

/** Who sits (« composition »). */
export type CommitteeComposition =
  /** A number of seats, which the colleges' seats add up to. */
  | { readonly kind: 'SEATS'; readonly total: number; readonly colleges: readonly College[]; readonly article: ArticleRef | null }
  /** Listed by college without numbers. */
  | { readonly kind: 'COLLEGES'; readonly colleges: readonly College[]; readonly article: ArticleRef | null }
  /** Representatives of each party, without number. */
  | { readonly kind: 'ALL_PARTIES_REPRESENTED'; readonly article: ArticleRef | null }
  /** The persons at the head of each party. */
  | { readonly kind: 'HEADS'; readonly heads: readonly { readonly party: PartyKey; readonly office: string }[]; readonly article: ArticleRef | null };

/** How the committee decides (« règle de vote »). */
export type VotingRule =
  | { readonly kind: 'NOT_SET' }
  | {
      readonly kind: 'MAJORITY';
      readonly majority: 'ABSOLUTE' | 'SIMPLE' | 'UNANIMITY';
      readonly base: 'VOTES_CAST' | 'ALL_VOTES';
      /** Where half of the votes is not whole; AS_READ: see `ABSOLUTE_MAJORITY`. */
      readonly threshold: 'MORE_THAN_HALF' | 'HALF_PLUS_ONE' | 'AS_READ';
      /** AS_READ: see `ABSTENTIONS`. */
      readonly abstentions: 'NOT_CAST' | 'CAST' | 'AS_READ';
      /** NOT_ADOPTED where the majority itself says so; CHAIR_DECIDES where the text says so. */
      readonly tie: 'NOT_ADOPTED' | 'CHAIR_DECIDES';
      readonly article: ArticleRef | null;
    };

/** Least presence for a valid meeting (« quorum »). */
export interface Quorum {
  /** Members present or represented. */
  readonly seats: number;
  readonly article: ArticleRef | null;
}

/** A day of each year, by wording: BEFORE = « avant le » (the eve at the latest); AT_LATEST = « au plus tard le ». */
export interface YearlyDeadline {
  readonly wording: 'BEFORE' | 'AT_LATEST';
  /** 1 to 12. */
  readonly month: number;
  /** 1 to the last of the month, February counting 28 days. */
  readonly day: number;
  /** Years after the year reported on: 0 the same, 1 the next. */
  readonly yearsAfter: number;
}

/** A meeting that the text asks for every year (« réunion annuelle »). */
export interface YearlyMeeting {
  readonly key: string;
  readonly label: string;
  /** Null where no day is set. */
  readonly deadline: YearlyDeadline | null;
  /** « en fin d'année »: no exact day. */
  readonly season: 'YEAR_END' | null;
  /** Body whose sitting must come first; null where none. */
  readonly afterBody: string | null;
  /** Body whose sitting must come after; null where none. */
  readonly beforeBody: string | null;
  readonly purpose: string | null;
  readonly article: ArticleRef | null;
}

/** A body's work between meetings and on paper (« compte-rendu »). */
export interface MinutesStep {
  readonly step: 'DRAFTED' | 'REREAD' | 'APPROVED';
  readonly by: ActorRef;
  readonly article: ArticleRef | null;
}

/** The body that follows the convention (« comité de pilotage, groupe de pilotage, comité de suivi »). */
export interface CommitteeClause {
  readonly kind: 'STEERING_COMMITTEE' | 'FOLLOW_UP_COMMITTEE' | 'HEADS_MEETING';
  readonly name: string;
  readonly article: ArticleRef | null;
  /** What it is for, in our own words. */
  readonly missions: readonly { readonly summary: string; readonly article: ArticleRef | null }[];
  readonly composition: CommitteeComposition;
  readonly voting: VotingRule;
  readonly quorum: Quorum | null;
  /** Least number of meetings a year, with the yearly meetings that the text singles out. */
  readonly meetings: {
    readonly perYearMin: number;
    readonly yearly: readonly YearlyMeeting[];
    readonly calledBy: ActorRef;
    readonly article: ArticleRef | null;
  };
  /** Papers sent ahead (« documents de travail »): days before the meeting at the latest. */
  readonly papers: { readonly daysBefore: number; readonly by: ActorRef; readonly article: ArticleRef | null } | null;
  /** In order; empty where the text sets none. */
  readonly minutes: readonly MinutesStep[];
  /** Consultation by e-mail; `afterMeetings`: where it cannot meet more than so many times a year. */
  readonly emailConsultation: { readonly afterMeetings: number; readonly article: ArticleRef | null; readonly summary: string } | null;
  /** Yearly priorities (« priorités de coopération »). */
  readonly priorities: { readonly setBy: ActorRef; readonly article: ArticleRef | null } | null;
  readonly secretariat: { readonly by: ActorRef; readonly article: ArticleRef | null } | null;
  /** What is fixed by common accord (« d'un commun accord »). */
  readonly commonAccord: {
    readonly on: readonly ('CALENDAR' | 'AGENDA' | 'DRAFT_ACTIONS' | 'YEARLY_PLAN' | 'SECRETARIAT')[];
    readonly between: readonly ActorRef[];
    readonly article: ArticleRef | null;
  } | null;
  /** Experts and guests, without a vote. */
  readonly guests: { readonly article: ArticleRef | null; readonly summary: string } | null;
  /** Other meetings that the text mentions without number (working staff). */
  readonly otherMeetings: readonly { readonly summary: string; readonly article: ArticleRef | null }[];
}
