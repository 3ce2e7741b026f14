/** Which phases show their codes; remembered, and part of what a picture of the map holds. */
import { z } from 'zod'
import { usePreference } from '#renderer/data/preferences.ts'

const Unfolded = z.array(z.string())
const none: string[] = []

export const useUnfolded = (): [string[], (open: string[]) => void] => usePreference('insight.map.open', Unfolded, none)
