/** The shape of a sign tells its state; its tone tells it again to those who see colours. */
export type MarkShape = 'check' | 'half' | 'cross' | 'cross-hollow' | 'diamond' | 'ring' | 'target' | 'question' | 'dash';
export type MarkTone = 'reached' | 'partly' | 'missed' | 'unknown' | '4' | 'now';

export interface Sign {
  readonly shape: MarkShape;
  readonly tone: MarkTone;
}
