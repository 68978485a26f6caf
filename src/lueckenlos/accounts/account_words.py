# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What allauth would say, in our words. Its own German says "Du" in places; our catalogue comes before it."""

from lueckenlos.shared.language import _, mark

MESSAGES = {
    "account/messages/password_changed.txt": mark("Your password is changed."),
    "account/messages/password_set.txt": mark("Your password is set."),
    "mfa/messages/totp_activated.txt": mark("The app is set up as your second factor."),
    "mfa/messages/totp_deactivated.txt": mark("The app is no longer your second factor."),
    "mfa/messages/webauthn_added.txt": mark("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": mark("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": mark("You have new recovery codes. Earlier ones no longer serve."),
}
NOTICES = {
    "account/email/password_changed": mark("the password of your account in Lückenlos was changed"),
    "account/email/password_reset": mark("the password of your account in Lückenlos was set anew by mail"),
    "account/email/password_set": mark("the password of your account in Lückenlos was set"),
    "mfa/email/totp_activated": mark("an app was set up as second factor of your account in Lückenlos"),
    "mfa/email/totp_deactivated": mark("the app was removed as second factor of your account in Lückenlos"),
    "mfa/email/webauthn_added": mark("a passkey was added to your account in Lückenlos"),
    "mfa/email/webauthn_removed": mark("a passkey was removed from your account in Lückenlos"),
    "mfa/email/recovery_codes_generated": mark("new recovery codes were made for your account in Lückenlos"),
}
OF_ALLAUTH = (
    mark("Authenticator code"),
    mark("Be patient, you are sending too many requests."),
    mark("Code"),
    mark("Current Password"),
    mark("Email"),
    mark("Email address"),
    mark("Enter a valid email address."),
    mark("Incorrect code."),
    mark("Incorrect password."),
    mark("New Password"),
    mark("New Password (again)"),
    mark("Password (again)"),
    mark("Passwordless"),
    mark(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes additional "
        "requirements such as biometrics or PIN protection."
    ),
    mark("Please type your current password."),
    mark("The password reset token was invalid."),
    mark("Too many failed login attempts. Try again later."),
    mark("Use a security key"),
    mark("Use authenticator app or code"),
    mark("Use your password"),
    mark("You must type the same password each time."),
    mark("Master key"),
    mark("Backup key"),
    mark("Key nr. {number}"),
    mark("Name"),
    mark("Recovery codes for Lückenlos. Each serves once."),
)
"""Labels and errors of its forms, and words of our templates that are no HTML."""


def message_words(template: str) -> str:
    return _(MESSAGES[template]) if template in MESSAGES else ""


def notice_words(template_prefix: str) -> str:
    return _(NOTICES[template_prefix]) if template_prefix in NOTICES else ""
