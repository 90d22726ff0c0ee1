/** What became of one referral, or would: a line of the report of `pull` and `submit`. */
export interface OutcomeRow {
  /** As people wrote it, or below the folder as they wrote it. */
  file?: string;
  /** JSON Pointer of the referral in the file, where that holds several. */
  pointer?: string;
  id?: string;
  /** What was done; in a dry run it is `plan`. */
  outcome?: string;
  plan?: string;
  eTag?: string;
  message?: string;
  /** Id of a failed request, for Microsoft's support. */
  requestId?: string;
  /** What the checks or the service find wrong. */
  problems?: readonly unknown[];
}
