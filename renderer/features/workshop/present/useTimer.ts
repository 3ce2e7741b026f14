/** The time that runs for what stands on the agenda: stopped and begun again by hand. */
import { useEffect, useState } from 'react'

const TICK_MS = 500

export interface Timer {
  /** Whole seconds since it began, without those in which it was stopped. */
  seconds: number
  isRunning: boolean
  toggle: () => void
  restart: () => void
}

const begun = () => ({ from: Date.now(), before: 0, isRunning: true })

/** Runs from the first moment on. */
export function useTimer(): Timer {
  const [state, setState] = useState(begun)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!state.isRunning) return undefined
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [state.isRunning])
  const passed = state.before + (state.isRunning ? Math.max(0, now - state.from) : 0)
  return {
    seconds: Math.floor(passed / 1000),
    isRunning: state.isRunning,
    toggle: () => setState({ from: Date.now(), before: passed, isRunning: !state.isRunning }),
    restart: () => {
      setState(begun())
      setNow(Date.now())
    },
  }
}
