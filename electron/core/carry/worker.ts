/** The thread's entry: one job, its questions, its end. */
import { parentPort } from 'node:worker_threads'
import { doCarryJob } from './job.ts'
import type { Answers, Ask, FromThread, Question, ToThread } from './protocol.ts'

const port = parentPort
if (port) {
  const say = (message: FromThread): void => port.postMessage(message)
  const waiting = new Map<number, (answer: never) => void>()
  let asked = 0
  const ask: Ask = <Q extends Question>(about: Q, question: Answers[Q]['question']) =>
    new Promise<Answers[Q]['answer']>((resolve) => {
      asked += 1
      waiting.set(asked, resolve)
      say({ is: 'ask', id: asked, about, question })
    })
  port.on('message', (message: ToThread) => {
    if (message.is === 'answer') {
      waiting.get(message.id)?.(message.answer as never)
      waiting.delete(message.id)
      return
    }
    const tell = (step: 'checking' | 'taking' | 'writing', done: number, total: number): void =>
      say({ is: 'tell', step, done, total })
    void doCarryJob(message.job, ask, tell, undefined).then((outcome) => {
      say({ is: 'done', outcome })
      port.close()
    })
  })
}
