import { describe, expect, it } from 'vitest'
import { createEntry, createFounding } from '#shared/members/build.ts'
import { createLogReader, readLog } from '#shared/members/state.ts'
import {
  check,
  createLaptop,
  deviceOf,
  foundBy,
  hashOf,
  keyOf,
  type Laptop,
  meet,
  memberIdOf,
  ownersTeam,
  toPlain,
  whoIsIn,
  workspaceId,
} from '#test/support/memberLog.ts'

describe('one owner', () => {
  it('is alone at first, an owner with a device', () => {
    const { laptop } = foundBy('Ada')
    expect(whoIsIn(laptop.reader)).toEqual({ Ada: 'owner' })
    expect(laptop.reader.state.deviceByKey(keyOf('Ada'))?.device.name).toBe("Ada's laptop")
    expect(laptop.reader.state.heads).toHaveLength(1)
  })

  it('invites and admits, changes a role, removes', () => {
    const { laptop } = foundBy('Ada')
    laptop.bring('Ben', 'viewer')
    expect(whoIsIn(laptop.reader)).toEqual({ Ada: 'owner', Ben: 'viewer' })
    laptop.setRole('Ben', 'editor')
    expect(laptop.reader.state.deviceByKey(keyOf('Ben'))?.role).toBe('editor')
    laptop.remove('Ben')
    expect(laptop.reader.state.deviceByKey(keyOf('Ben'))).toBeUndefined()
    expect(laptop.reader.state.members.get(memberIdOf('Ben'))).toMatchObject({ status: 'removed', name: 'Ben' })
  })

  it('cannot leave, go down, be removed or give up the only device', () => {
    const { laptop } = foundBy('Ada')
    laptop.bring('Ben')
    for (const what of [
      { act: 'leave' },
      { act: 'setRole', memberId: memberIdOf('Ada'), role: 'editor' },
      { act: 'remove', memberId: memberIdOf('Ada') },
      { act: 'removeDevice', key: keyOf('Ada') },
    ] as const) {
      expect(laptop.reader.judge(what, keyOf('Ada'), 5)).toBe('LastOwner')
      const entry = laptop.act(what)
      expect(laptop.reader.voidOf(entry.hash)).toBe('LastOwner')
    }
    expect(whoIsIn(laptop.reader)).toEqual({ Ada: 'owner', Ben: 'editor' })
  })

  it('can leave when another owner stays', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    ada.act({ act: 'leave' })
    expect(meet(ada, ben)).toEqual({ Ben: 'owner' })
    expect(ada.reader.state.members.get(memberIdOf('Ada'))?.status).toBe('left')
  })

  it('may bring back who was removed', () => {
    const { laptop } = foundBy('Ada')
    laptop.bring('Ben', 'owner')
    laptop.remove('Ben')
    laptop.bring('Ben', 'viewer')
    expect(whoIsIn(laptop.reader)).toEqual({ Ada: 'owner', Ben: 'viewer' })
  })
})

describe('invitations', () => {
  it('admit once, and say whom', () => {
    const { laptop } = foundBy('Ada')
    laptop.invite('one')
    expect(laptop.reader.state.invites.get(hashOf('one'))?.status).toBe('open')
    laptop.admit('one', 'Ben', 'editor', { at: 777 })
    const second = laptop.admit('one', 'Cleo')
    expect(laptop.reader.voidOf(second.hash)).toBe('InviteUsed')
    expect(laptop.reader.state.invites.get(hashOf('one'))).toMatchObject({
      status: 'used',
      usedBy: memberIdOf('Ben'),
      usedAt: 777,
    })
  })

  it('admit once when two owners admit at the same time', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    ada.invite('one')
    ben.hear(ada)
    const byAda = ada.admit('one', 'Cleo')
    const byBen = ben.admit('one', 'Dan')
    const first = byAda.hash < byBen.hash ? 'Cleo' : 'Dan'
    expect(meet(ada, ben)).toEqual({ Ada: 'owner', Ben: 'owner', [first]: 'editor' })
  })

  it('admit one person once, though two owners used the same one for them', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    ada.invite('one')
    ben.hear(ada)
    ada.admit('one', 'Cleo')
    ben.admit('one', 'Cleo', 'editor', { at: 1_001 })
    expect(meet(ada, ben)).toEqual({ Ada: 'owner', Ben: 'owner', Cleo: 'editor' })
  })

  it('end: by time, and by being taken back', () => {
    const { laptop } = foundBy('Ada')
    laptop.invite('short', 'editor', { expiresAt: 999 })
    expect(laptop.reader.voidOf(laptop.admit('short', 'Ben', 'editor', { at: 1_000 }).hash)).toBe('InviteExpired')
    expect(laptop.reader.voidOf(laptop.admit('short', 'Ben', 'editor', { at: 999 }).hash)).toBeNull()
    laptop.invite('back')
    laptop.act({ act: 'revokeInvite', inviteId: hashOf('back') })
    expect(laptop.reader.voidOf(laptop.admit('back', 'Cleo').hash)).toBe('InviteRevoked')
    expect(laptop.reader.state.invites.get(hashOf('back'))?.status).toBe('revoked')
  })

  it('give the role they name, to nobody who is in already, on no device that is taken', () => {
    const { laptop } = foundBy('Ada')
    laptop.bring('Ben')
    laptop.invite('one', 'viewer')
    const why = (who: string, role: 'viewer' | 'owner', memberId = memberIdOf(who)) =>
      laptop.reader.judge(
        { act: 'admit', inviteId: hashOf('one'), memberId, name: who, role, device: deviceOf(who) },
        keyOf('Ada'),
        5,
      )
    expect(why('Cleo', 'owner')).toBe('InviteDiffers')
    expect(why('Cleo', 'viewer', memberIdOf('Ada'))).toBe('AlreadyMember')
    expect(why('Ben', 'viewer', memberIdOf('Somebody'))).toBe('DeviceTaken')
    expect(why('Cleo', 'viewer')).toBeNull()
  })

  it('can be for one more device of a member', () => {
    const { laptop } = foundBy('Ada')
    laptop.invite('mine', 'owner', { memberId: memberIdOf('Ada') })
    laptop.admit('mine', 'AdaDesk', 'owner', { memberId: memberIdOf('Ada') })
    expect(laptop.reader.state.members.get(memberIdOf('Ada'))?.devices).toHaveLength(2)
    laptop.act({ act: 'removeDevice', key: keyOf('Ada') })
    expect(laptop.reader.state.deviceByKey(keyOf('Ada'))).toBeUndefined()
    expect(laptop.reader.state.deviceByKey(keyOf('AdaDesk'))?.role).toBe('owner')
  })
})

describe('what does not belong', () => {
  it('a second founding entry, another workspace, strangers: refused', () => {
    const { laptop, root } = foundBy('Ada')
    const forged = foundBy('Mallory')
    expect(laptop.reader.add(forged.found)).toBe('refused')
    expect(createLogReader(root).add(forged.found)).toBe('refused')
    const sign = (key: string) => (text: string) => hashOf(`${key}/${text}`) + hashOf(`${text}/${key}`)
    const stranger = createLaptop('Mallory', root, laptop.reader.entries())
    expect(laptop.reader.add(stranger.remove('Ada'))).toBe('refused')
    const other = createFounding(
      {
        act: 'found',
        workspaceId: `w_${'9'.repeat(22)}` as never,
        memberId: memberIdOf('Ada'),
        name: 'Ada',
        device: deviceOf('Ada'),
      },
      { author: keyOf('Ada'), sign: sign(keyOf('Ada')), now: 1 },
    )
    expect(laptop.reader.add(check(other))).toBe('refused')
    expect(toPlain(laptop.reader).members).toHaveLength(1)
  })

  it('what a newer version wrote is kept and passed on, and does nothing', () => {
    const { laptop, root } = foundBy('Ada')
    const parts = {
      log: laptop.reader,
      author: keyOf('Ada'),
      sign: (text: string) => hashOf(`${keyOf('Ada')}/${text}`) + hashOf(`${text}/${keyOf('Ada')}`),
      now: 5,
    }
    for (const what of [
      { act: 'sing', song: 1 },
      { act: 'setRole', memberId: memberIdOf('Ada'), role: 'singer' },
    ]) {
      const entry = check(createEntry(what as never, parts))
      expect(entry.what).toBeNull()
      expect(laptop.reader.add(entry)).toBe('added')
      expect(laptop.reader.voidOf(entry.hash)).toBe('Unknown')
    }
    laptop.bring('Ben')
    expect(whoIsIn(laptop.reader)).toEqual({ Ada: 'owner', Ben: 'editor' })
    const there = readLog(root, laptop.reader.entries())
    expect(there.heads).toEqual(laptop.reader.state.heads)
    expect(there.members.size).toBe(2)
  })

  it('waits for what came before it', () => {
    const { laptop, root } = foundBy('Ada')
    laptop.bring('Ben')
    const [found, invite, admit] = laptop.reader.entries() as [never, never, never]
    const reader = createLogReader(root)
    expect(reader.add(admit)).toBe('waiting')
    expect(reader.state.waiting).toEqual([admit])
    expect(reader.add(invite)).toBe('waiting')
    expect(reader.add(admit)).toBe('known')
    expect(reader.state.members.size).toBe(0)
    expect(reader.add(found)).toBe('added')
    expect(reader.state.waiting).toEqual([])
    expect(toPlain(reader)).toEqual(toPlain(laptop.reader))
    expect(workspaceId).toBe(reader.state.workspaceId)
  })
})
