import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Db } from '#core/db/database.ts'
import { identityOf } from '#core/docs/identity.ts'
import {
  adoptMemberLog,
  foundMemberLog,
  hasMemberLog,
  type MemberStore,
  openMemberStore,
} from '#core/sync/memberStore.ts'
import { createSigner, nodeCrypto } from '#core/sync/nodeCrypto.ts'
import { createEntry } from '#shared/members/build.ts'
import type { Act, SignedEntry } from '#shared/members/entries.ts'
import { failure, value } from '#test/support/core.ts'
import { temporaryDatabase } from '#test/support/database.ts'

interface Folder {
  db: Db
  identity: ReturnType<typeof identityOf>
  signer: ReturnType<typeof createSigner>
  crypto: typeof nodeCrypto
  now: () => number
}

function newFolder(): Folder {
  const { db } = temporaryDatabase()
  return { db, identity: identityOf(db), signer: createSigner(randomBytes(32)), crypto: nodeCrypto, now: () => 1_000 }
}

function founded(): { folder: Folder; store: MemberStore } {
  const folder = newFolder()
  foundMemberLog(folder, { member: 'Ada', device: "Ada's laptop" })
  return { folder, store: openMemberStore(folder) }
}

const inviteId = nodeCrypto.sha256('an invitation')
const invitation: Act = {
  act: 'invite',
  inviteId,
  secretHash: inviteId,
  role: 'editor',
  expiresAt: 2_000,
  autoAdmit: true,
}
const admission = ({ signer, identity }: Folder): Act => ({
  act: 'admit',
  inviteId,
  memberId: identity.me,
  name: 'Ben',
  role: 'editor',
  device: { key: signer.key, deviceId: identity.deviceId, name: "Ben's laptop" },
})

/** What an admission does on the newcomer's side. */
function joined(to: MemberStore, newcomer: Folder): MemberStore {
  newcomer.db.run(`UPDATE meta SET value = ? WHERE key = 'workspace_id'`, to.root.workspaceId)
  adoptMemberLog(newcomer.db, to.root.foundHash)
  const store = openMemberStore({ ...newcomer, identity: identityOf(newcomer.db) })
  value(store.merge(to.entries()))
  return store
}

describe('the member log of a folder', () => {
  it('is founded once, by the folder as it is', () => {
    const { folder, store } = founded()
    expect(hasMemberLog(folder.db)).toBe(true)
    expect(store.state.deviceByKey(folder.signer.key)).toMatchObject({
      role: 'owner',
      member: { memberId: folder.identity.me, name: 'Ada' },
      device: { deviceId: folder.identity.deviceId },
    })
    foundMemberLog(folder, { member: 'Somebody', device: 'else' })
    expect(openMemberStore(folder).entries()).toEqual(store.entries())
  })

  it('keeps what is appended, and tells of it', () => {
    const { folder, store } = founded()
    const told: SignedEntry[] = []
    const stop = store.onChanged((added) => told.push(...added))
    const entry = value(store.append(invitation))
    stop()
    value(store.append({ act: 'revokeInvite', inviteId }))
    expect(told).toEqual([entry])
    const again = openMemberStore(folder)
    expect(again.state.invites.get(inviteId)?.status).toBe('revoked')
    expect(again.entries()).toEqual(store.entries())
  })

  it('says why it does not do what would do nothing', () => {
    const { folder, store } = founded()
    const ben = newFolder()
    expect(failure(store.append(admission(ben)))).toBe('InviteNotFound')
    value(store.append(invitation))
    value(store.append(admission(ben)))
    expect(failure(store.append(admission(newFolder())))).toBe('InviteRefused')
    expect(failure(store.append({ act: 'remove', memberId: folder.identity.me }))).toBe('LastOwner')
    const his = joined(store, ben)
    expect(failure(his.append({ act: 'remove', memberId: folder.identity.me }))).toBe('NotAnOwner')
    expect(failure(store.append({ act: 'setRole', memberId: newFolder().identity.me, role: 'viewer' }))).toBe(
      'MemberNotFound',
    )
    expect(store.entries()).toHaveLength(3)
  })

  it('takes in what others send, and only what belongs', () => {
    const { store } = founded()
    const ben = newFolder()
    value(store.append(invitation))
    value(store.append(admission(ben)))
    const his = joined(store, ben)
    const named = value(his.append({ act: 'nameDevice', key: ben.signer.key, name: 'The old one' }))
    expect(value(store.merge([named, named]))).toEqual({ added: [named], refused: 0, waiting: 0 })
    expect(value(store.merge([named]))).toEqual({ added: [], refused: 0, waiting: 0 })
    expect(store.state.deviceByKey(ben.signer.key)?.device.name).toBe('The old one')
    const stranger = founded()
    expect(value(store.merge(stranger.store.entries()))).toMatchObject({ added: [], refused: 1 })
    const forged = { ...named, body: named.body.replace('The old one', 'The new one') }
    expect(value(store.merge([forged]))).toMatchObject({ added: [], refused: 1 })
    expect(his.entries()).toEqual(store.entries())
  })

  it('stores what had waited as soon as it hangs together', () => {
    const { store } = founded()
    const ben = newFolder()
    const early = newFolder()
    const his = joined(store, ben)
    const [invite, admit] = [value(store.append(invitation)), value(store.append(admission(early)))]
    expect(value(his.merge([admit]))).toEqual({ added: [], refused: 0, waiting: 1 })
    expect(his.entries()).toHaveLength(1)
    expect(value(his.merge([invite]))).toEqual({ added: [invite, admit], refused: 0, waiting: 0 })
    expect(openMemberStore({ ...ben, identity: identityOf(ben.db) }).entries()).toHaveLength(3)
  })

  it('goes on with what it had when the disk takes nothing', () => {
    const { folder, store } = founded()
    folder.db.handle.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON member_entry BEGIN SELECT RAISE(ABORT, 'no'); END`)
    expect(failure(store.append(invitation))).toBe('StoreWriteFailed')
    expect(store.entries()).toHaveLength(1)
    expect(store.state.invites.size).toBe(0)
    folder.db.handle.exec('DROP TRIGGER full')
    value(store.append(invitation))
    expect(openMemberStore(folder).state.invites.size).toBe(1)
  })

  it('leaves out a row that the disk changed, and takes it again from others', () => {
    const { folder, store } = founded()
    const invite = value(store.append(invitation))
    folder.db.run(`UPDATE member_entry SET body = replace(body, '"editor"', '"viewer"') WHERE body LIKE '%"invite"%'`)
    const hurt = openMemberStore(folder)
    expect(hurt.state.invites.size).toBe(0)
    expect(value(hurt.merge([invite])).added).toEqual([invite])
    expect(openMemberStore(folder).state.invites.get(inviteId)?.role).toBe('editor')
  })

  it('is not filled by somebody who is no owner, yet takes what an owner built on', () => {
    const { folder, store } = founded()
    const ben = newFolder()
    value(store.append(invitation))
    value(store.append(admission(ben)))
    const his = joined(store, ben)
    const flood: SignedEntry[] = []
    for (let n = 0; n < 150; n++) {
      const what: Act = { act: 'nameDevice', key: ben.signer.key, name: `name ${n}` }
      flood.push(
        createEntry(what, {
          log: { root: his.root, parentsFor: () => [nodeCrypto.sha256(his.entries().at(-1)?.body ?? '')] },
          author: ben.signer.key,
          sign: ben.signer.sign,
          now: n,
        }),
      )
      his.merge(flood.slice(-1))
    }
    const taken = value(store.merge(flood))
    expect(taken.added.length).toBeLessThanOrEqual(100)
    expect(taken.added.length + taken.refused + taken.waiting).toBe(flood.length)
    // Another owner's device took all of it, and removes Ben on top.
    const parent = nodeCrypto.sha256(flood.at(-1)?.body ?? '')
    const log = { root: store.root, parentsFor: () => [parent] }
    const { key, sign } = folder.signer
    const removal = createEntry({ act: 'remove', memberId: ben.identity.me }, { log, author: key, sign, now: 9 })
    value(store.merge([...flood, removal]))
    expect(store.state.members.get(ben.identity.me)?.status).toBe('removed')
  })
})
