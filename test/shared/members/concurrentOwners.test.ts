import { describe, expect, it } from 'vitest'
import { createLaptop, foundBy, keyOf, type Laptop, meet, memberIdOf, ownersTeam } from '#test/support/memberLog.ts'
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
