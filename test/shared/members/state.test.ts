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
  memberIdOf,
  ownersTeam,
  toPlain,
  whoIsIn,
  workspaceId,
} from '#test/support/memberLog.ts'

/** They tell each other everything; both must read the same. Returns what that is. */
function meet(...laptops: Laptop[]): Record<string, string> {
  for (const one of laptops) for (const other of laptops) one.hear(other)
  for (const one of laptops) for (const other of laptops) one.hear(other)
  const [first, ...others] = laptops as [Laptop, ...Laptop[]]
  for (const other of others) expect(toPlain(other.reader)).toEqual(toPlain(first.reader))
  return whoIsIn(first.reader)
}

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

describe('owners who act at the same time', () => {
  it('void what somebody granted who was being removed, and all that came of it', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    ada.remove('Ben')
    ben.bring('Mallory', 'owner')
    const mallory = createLaptop('Mallory', ben.reader.root, ben.reader.entries())
    mallory.bring('Mick', 'owner')
    mallory.remove('Ada')
    expect(meet(ada, ben, mallory)).toEqual({ Ada: 'owner' })
  })

  it('does so also when the removal comes late in the order', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    for (let n = 0; n < 5; n++) ada.invite(`filler ${n}`)
    ada.remove('Ben')
    ben.bring('Mallory', 'owner')
    const mallory = createLaptop('Mallory', ben.reader.root, ben.reader.entries())
    mallory.remove('Ada')
    expect(meet(ada, ben, mallory)).toEqual({ Ada: 'owner' })
  })

  it('void a change of role by somebody who was being removed', () => {
    const [ada, ben, cleo] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop, Laptop]
    ada.remove('Ben')
    ben.setRole('Cleo', 'viewer')
    expect(meet(ada, ben, cleo)).toEqual({ Ada: 'owner', Cleo: 'owner' })
  })

  it('keep what was granted before', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    ben.bring('Cleo')
    ada.hear(ben)
    ada.remove('Ben')
    expect(meet(ada, ben)).toEqual({ Ada: 'owner', Cleo: 'editor' })
  })

  it('void what a lost device granted', () => {
    const { laptop: ada, root } = foundBy('Ada')
    ada.invite('mine', 'owner', { memberId: memberIdOf('Ada') })
    ada.admit('mine', 'AdaDesk', 'owner', { memberId: memberIdOf('Ada') })
    const desk = createLaptop('AdaDesk', root, ada.reader.entries())
    ada.bring('Mallory', 'owner')
    desk.act({ act: 'removeDevice', key: keyOf('Ada') })
    expect(meet(ada, desk)).toEqual({ Ada: 'owner' })
  })

  it('both go who remove each other, if an owner remains', () => {
    const [ada, ben, cleo] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop, Laptop]
    ada.remove('Ben')
    ben.remove('Ada')
    expect(meet(ada, ben, cleo)).toEqual({ Cleo: 'owner' })
  })

  it('the lower hash holds, if none would remain', () => {
    for (let turn = 0; turn < 8; turn++) {
      const [ada, ben] = ownersTeam('Ada', `Ben${turn}`) as [Laptop, Laptop]
      ada.bring('Editor')
      ben.hear(ada)
      const byAda = ada.remove(ben.name)
      const byBen = ben.remove('Ada')
      const left = byAda.hash < byBen.hash ? 'Ada' : ben.name
      expect(meet(ada, ben)).toEqual({ [left]: 'owner', Editor: 'editor' })
      expect(ada.reader.voidOf(byAda.hash < byBen.hash ? byBen.hash : byAda.hash)).toBe('Overruled')
    }
  })

  it('a removal of long ago is not taken back for it', () => {
    const [ada, ben, cleo] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop, Laptop]
    ada.remove('Cleo')
    meet(ada, ben, cleo)
    const byAda = ada.remove('Ben')
    const byBen = ben.remove('Ada')
    expect(meet(ada, ben, cleo)).toEqual({ [byAda.hash < byBen.hash ? 'Ada' : 'Ben']: 'owner' })
  })

  it('three in a circle: one stays', () => {
    const [ada, ben, cleo] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop, Laptop]
    const removals = [ada.remove('Ben'), ben.remove('Cleo'), cleo.remove('Ada')]
    const spared = ['Ben', 'Cleo', 'Ada'][removals.findIndex((one) => removals.every(({ hash }) => hash <= one.hash))]
    expect(meet(ada, ben, cleo)).toEqual({ [spared as string]: 'owner' })
  })

  it('all who leave at once: one stays', () => {
    const team = ownersTeam('Ada', 'Ben', 'Cleo')
    for (const laptop of team) laptop.act({ act: 'leave' })
    expect(Object.keys(meet(...team))).toHaveLength(1)
  })

  it('removals through people just brought in, each taking the ground from the other: the lower hash holds', () => {
    for (let turn = 0; turn < 6; turn++) {
      const [ada, ben, cleo] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop, Laptop]
      ada.bring('Xena', 'owner')
      ben.bring('Yuri', 'owner')
      const xena = createLaptop('Xena', ada.reader.root, ada.reader.entries())
      const yuri = createLaptop('Yuri', ben.reader.root, ben.reader.entries())
      const byXena = xena.act({ act: 'remove', memberId: memberIdOf('Ben') }, turn)
      const byYuri = yuri.act({ act: 'remove', memberId: memberIdOf('Ada') }, turn)
      expect(meet(ada, ben, cleo, xena, yuri)).toEqual(
        byXena.hash < byYuri.hash
          ? { Ada: 'owner', Cleo: 'owner', Xena: 'owner' }
          : { Ben: 'owner', Cleo: 'owner', Yuri: 'owner' },
      )
    }
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
