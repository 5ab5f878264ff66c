import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStorefrontUrl } from '#core/seller/identity/storefront-url.ts';

describe('a URL says platform, id, name and the page of the shop', () => {
  test.each([
    [
      'https://www.aliexpress.com/store/1102345678?spm=a2g0o',
      'AliExpress',
      '1102345678',
      '',
      'https://www.aliexpress.com/store/1102345678',
    ],
    [
      'https://shop1102345678.aliexpress.com/store/1102345678',
      'AliExpress',
      '1102345678',
      '',
      'https://www.aliexpress.com/store/1102345678',
    ],
    ['m.aliexpress.com/store/storeHome.htm?sellerId=23456789', 'AliExpress', '23456789', '', 'https://www.aliexpress.com/store/23456789'],
    ['https://shop123456789.taobao.com/', 'Taobao', '123456789', '', 'https://shop123456789.taobao.com'],
    ['https://mystore.taobao.com/search.htm', 'Taobao', '', 'mystore', 'https://mystore.taobao.com'],
    ['https://nike.tmall.com/shop/view_shop.htm', 'Tmall', '', 'nike', 'https://nike.tmall.com'],
    ['https://shop1a2b3c4d5e6f7.1688.com/page/index.html', '1688', 'shop1a2b3c4d5e6f7', '', 'https://shop1a2b3c4d5e6f7.1688.com'],
    ['https://abc.1688.com', '1688', '', 'abc', 'https://abc.1688.com'],
    [
      'https://www.amazon.com/sp?ie=UTF8&seller=a1b2c3d4e5f6g7',
      'Amazon',
      'A1B2C3D4E5F6G7',
      '',
      'https://www.amazon.com/sp?seller=A1B2C3D4E5F6G7',
    ],
    [
      'https://www.amazon.co.uk/s?me=A1B2C3D4E5F6G7&ref=x',
      'Amazon',
      'A1B2C3D4E5F6G7',
      '',
      'https://www.amazon.co.uk/sp?seller=A1B2C3D4E5F6G7',
    ],
    ['https://www.amazon.com/shops/A1B2C3D4E5F6G7', 'Amazon', 'A1B2C3D4E5F6G7', '', 'https://www.amazon.com/sp?seller=A1B2C3D4E5F6G7'],
    ['https://www.amazon.com/shops/coolshop', 'Amazon', '', 'coolshop', 'https://www.amazon.com/shops/coolshop'],
    ['https://www.ebay.com/str/coolshop', 'eBay', '', 'coolshop', 'https://www.ebay.com/str/coolshop'],
    ['https://www.ebay.de/usr/seller_1', 'eBay', 'seller_1', 'seller_1', 'https://www.ebay.de/usr/seller_1'],
    ['https://www.ebay.co.uk/sch/i.html?_ssn=seller_1&_nkw=x', 'eBay', 'seller_1', 'seller_1', 'https://www.ebay.co.uk/usr/seller_1'],
    [
      'https://www.temu.com/cool-store-m-634418210.html',
      'Temu',
      '634418210',
      'cool-store',
      'https://www.temu.com/mall.html?mall_id=634418210',
    ],
    ['https://us.shein.com/store/home?store_code=1234567', 'Shein', '1234567', '', 'https://us.shein.com/store/home?store_code=1234567'],
    ['https://www.walmart.com/seller/101234567', 'Walmart', '101234567', '', 'https://www.walmart.com/seller/101234567'],
    ['https://www.dhgate.com/store/about-us/21234567.html', 'DHgate', '21234567', '', 'https://www.dhgate.com/store/21234567'],
    [
      'https://www.wish.com/merchant/5a1b2c3d4e5f6a7b8c9d0e1f',
      'Wish',
      '5a1b2c3d4e5f6a7b8c9d0e1f',
      '',
      'https://www.wish.com/merchant/5a1b2c3d4e5f6a7b8c9d0e1f',
    ],
    ['https://shopee.sg/coolshop.sg', 'Shopee', '', 'coolshop.sg', 'https://shopee.sg/coolshop.sg'],
    ['https://shopee.com.my/Thing-i.123456.789', 'Shopee', '123456', '', 'https://shopee.com.my/shop/123456'],
    ['https://www.lazada.com.ph/shop/cool-shop/', 'Lazada', '', 'cool-shop', 'https://www.lazada.com.ph/shop/cool-shop'],
    ['https://coolshop.etsy.com', 'Etsy', '', 'coolshop', 'https://www.etsy.com/shop/coolshop'],
    ['https://www.etsy.com/uk/shop/CoolShop?ref=x', 'Etsy', '', 'CoolShop', 'https://www.etsy.com/shop/CoolShop'],
    ['cool-shop.com/collections/all', 'Website', '', 'cool-shop', 'https://cool-shop.com'],
    ['https://cool.myshopify.com/products/1', 'Website', '', 'cool', 'https://cool.myshopify.com'],
    ['https://例子.com', 'Website', '', '例子', 'https://xn--fsqu00a.com'],
  ])('%s', (url, platform, shopId, shopName, page) => {
    expect(readStorefrontUrl(url)).toEqual({ platform, shopId, shopName, url: page });
    // The page it answers with is the same shop.
    expect(readStorefrontUrl(page)).toMatchObject({ platform, shopId });
  });
});

describe('no shop', () => {
  test.each([
    ['an item', 'https://www.aliexpress.com/item/1005.html'],
    ['an item', 'https://www.amazon.com/dp/B000000000'],
    ['an item', 'https://item.taobao.com/item.htm?id=1'],
    ['a platform', 'https://www.ebay.com'],
    ['a social network', 'https://facebook.com/coolshop'],
    ['a script', 'javascript:alert(1)'],
    ['a data URL', 'data:text/html,<b>'],
    ['a file', 'file:///etc/passwd'],
    ['credentials', 'https://www.amazon.com@evil.com/sp?seller=A1B2C3D4E5F6G7'],
    ['a machine', 'http://127.0.0.1/store/1'],
    ['a machine', 'http://[::1]/store/1'],
    ['a machine', 'http://localhost:8080'],
    ['broken escapes', 'https://www.ebay.com/usr/%E0%A4%A'],
    ['markup', 'https://www.ebay.com/usr/<script>'],
    ['markup, escaped', 'https://www.ebay.com/usr/%3Cscript%3E'],
    ['bidi controls', 'https://www.ebay.com/usr/\u202eabc'],
    ['a formula', '=HYPERLINK("https://x.com")'],
    ['an e-mail address', 'a@b.com'],
    ['words', 'not a url'],
    ['nothing', ''],
    ['a long one', `https://www.ebay.com/usr/${'a'.repeat(3_000)}`],
  ])('%s: %s', (_, url) => {
    expect(readStorefrontUrl(url)).toBeNull();
  });

  test('a host that only looks like a platform is a site of its own', () => {
    expect(readStorefrontUrl('https://amazon.com.evil.com/sp?seller=A1B2C3D4E5F6G7')).toMatchObject({ platform: 'Website', shopId: '' });
    expect(readStorefrontUrl('https://notebay.com/usr/x')).toMatchObject({ platform: 'Website' });
  });

  test('whatever is pasted, it answers, and with plain text', () => {
    const hostile = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      fc.string().map((end) => `https://www.amazon.com/shops/${end}`),
    );
    fc.assert(
      fc.property(hostile, (url) => {
        const read = readStorefrontUrl(url);
        if (read) expect(`${read.shopId}${read.shopName}${read.url}`).not.toMatch(/[<>"\s\p{Cc}\p{Cs}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
