/** One thing that both frameworks do, as each says it. */
interface SameLine {
  /** Names the text that says what it is. */
  readonly name: string;
  readonly django: string;
  /** Stands in `file`, letter by letter; a test sees to it. */
  readonly ours: string;
  readonly file: string;
}

/** Django's line and ours, side by side. */
export const SAME_LINES = {
  request: [
    {
      name: 'findSession',
      django: '"django.contrib.sessions.middleware.SessionMiddleware",',
      ours: '[rememberMount, ...remembering(engine), noteSession]',
      file: 'src/app.ts',
    },
    {
      name: 'findUser',
      django: '"django.contrib.auth.middleware.AuthenticationMiddleware",',
      ours: 'currentUser(accounts.users, settings),',
      file: 'src/app.ts',
    },
    {
      name: 'whoIsIt',
      django: 'request.user',
      ours: 'request.user = user;',
      file: 'src/auth/current-user.ts',
    },
    {
      name: 'usersOnly',
      django: '@login_required',
      ours: ".get('/accounts/profile', requireUser, showProfile)",
      file: 'src/auth/profile-router.ts',
    },
  ],
  login: [
    {
      name: 'isItThem',
      django: 'user = authenticate(request, username=username, password=password)',
      ours: 'const user = await authenticator.authenticate(attempt, form.password);',
      file: 'src/auth/login-router.ts',
    },
    {
      name: 'rememberThem',
      django: 'login(request, user)',
      ours: 'await login(request, user, settings, { remembered: form.remember_me });',
      file: 'src/auth/login-router.ts',
    },
    {
      name: 'newKey',
      django: 'request.session.cycle_key()',
      ours: 'await cycleKey(request, change);',
      file: 'src/auth/login.ts',
    },
    {
      name: 'userId',
      django: 'request.session[SESSION_KEY] = user._meta.pk.value_to_string(user)',
      ours: 'session._auth_user_id = String(user.id);',
      file: 'src/auth/login.ts',
    },
    {
      name: 'untilBrowserCloses',
      django: 'request.session.set_expiry(0)',
      ours: 'setExpiry(session, stay.remembered ? rememberedFor(settings) : 0);',
      file: 'src/auth/login.ts',
    },
    {
      name: 'newPassword',
      django: 'update_session_auth_hash(request, user)',
      ours: 'const stays = await keepLoggedIn(request, user, settings);',
      file: 'src/auth/profile-router.ts',
    },
  ],
  cart: [
    {
      name: 'readCart',
      django: 'cart = request.session.get("cart", {})',
      ours: 'sessionOf(request).cart',
      file: 'src/shop/cart-router.ts',
    },
    {
      name: 'changeCart',
      django: 'request.session["cart"] = cart',
      ours: 'await update(request, (session) => addToCart(session, product.id, quantity));',
      file: 'src/shop/cart-router.ts',
    },
  ],
  logout: [
    {
      name: 'logOut',
      django: 'logout(request)',
      ours: 'await logout(request);',
      file: 'src/auth/login-router.ts',
    },
    {
      name: 'forgetAll',
      django: 'request.session.flush()',
      ours: 'await flush(request);',
      file: 'src/auth/login.ts',
    },
  ],
  settings: [
    {
      name: 'age',
      django: 'SESSION_COOKIE_AGE = 60 * 60 * 24 * 7 * 2',
      ours: '.default(14 * DAY_IN_SECONDS),',
      file: 'src/settings.ts',
    },
    {
      name: 'sameSite',
      django: 'SESSION_COOKIE_SAMESITE = "Lax"',
      ours: "SESSION_COOKIE_SAMESITE: oneOf(['Lax', 'Strict', 'None']).default('Lax'),",
      file: 'src/settings.ts',
    },
  ],
  model: [
    {
      name: 'rowKey',
      django: 'session_key = models.CharField(_("session key"), max_length=40, primary_key=True)',
      ours: '"session_key" varchar(40) NOT NULL PRIMARY KEY,',
      file: 'src/database/schema.sql',
    },
    {
      name: 'rowData',
      django: 'session_data = models.TextField(_("session data"))',
      ours: '"session_data" text NOT NULL,',
      file: 'src/database/schema.sql',
    },
    {
      name: 'rowEnd',
      django: 'expire_date = models.DateTimeField(_("expire date"), db_index=True)',
      ours: '"expire_date" datetime NOT NULL',
      file: 'src/database/schema.sql',
    },
    {
      name: 'writtenAs',
      django: 'signing.dumps(session_dict, salt=self.key_salt, serializer=self.serializer, compress=True)',
      ours: 'signer.dumps(String(sess))',
      file: 'src/sessions/database/session-functions.ts',
    },
    {
      name: 'cleared',
      django: 'objects.filter(expire_date__lt=timezone.now()).delete()',
      ours: 'SELECT session_key FROM django_session WHERE expire_date < ? ORDER BY expire_date LIMIT',
      file: 'src/sessions/database/clear-expired.ts',
    },
  ],
} as const satisfies Readonly<Record<string, readonly SameLine[]>>;
