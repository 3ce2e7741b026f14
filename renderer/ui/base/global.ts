/**
 * Import once, first, in the window's entry: fonts, tokens and base styles.
 *
 * react-aria injects one <style> unless an element with this id exists, and a strict
 * `style-src` would refuse it with a console error; base.css holds that rule instead.
 */
import './fonts.css'
import '../tokens.css'
import './base.css'

const pressableStyleId = 'react-aria-pressable-style'

if (!document.getElementById(pressableStyleId)) {
  const placeholder = document.createElement('meta')
  placeholder.id = pressableStyleId
  document.head.append(placeholder)
}

if (/Mac/.test(navigator.platform)) document.documentElement.dataset['platform'] = 'mac'
