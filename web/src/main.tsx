import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './style/base.css'
import './style/frame.css'
import './style/reading.css'
import './style/marks.css'
import './style/card.css'
import './style/editor.css'
import './style/lists.css'
import './style/intake.css'
import './style/queue.css'
import './style/figures.css'
import './style/print.css'

const root = document.querySelector('#page')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
