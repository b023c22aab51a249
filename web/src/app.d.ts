declare global {
  namespace App {
    interface PageData {
      /** What every page needs to know of the site; absent only where loading it failed. */
      site?: import('#lib/api/site.js').Site;
    }
  }
}

export {};
