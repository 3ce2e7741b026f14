/** How a company is called in text: by its whole name, and without what the law puts behind it. */
import type { Named } from '../exporters/nameFinder.ts'

/** Legal forms, in the scripts and countries that teams of ours meet most. */
const LEGAL =
  /[\s,]+(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|co|company|plc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|kg|ohg|se|ug|sa|sas|sarl|spa|srl|bv|nv|ab|as|asa|oy|oyj|aps|pty(?:\s+ltd)?|pte(?:\s+ltd)?|kk)\.?$/iu

/** What to look for when a company is not to be told; each stands for the same pseudonym. */
export function companyNames(name: string, pseudonym: string): Named[] {
  const whole = name.trim()
  if (whole === '') return []
  const short = whole.replace(LEGAL, '').trim()
  const names = short !== '' && short !== whole ? [whole, short] : [whole]
  return names.map((each) => ({ name: each, pseudonym, isWhole: true }))
}
