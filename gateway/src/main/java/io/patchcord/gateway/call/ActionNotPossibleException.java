package io.patchcord.gateway.call;

/** The call, as it stands, does not offer what was asked. */
public final class ActionNotPossibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Call call;
  private final Action action;

  ActionNotPossibleException(Call call, Action action) {
    super(action.path() + " is not possible: the call is " + call.state());
    this.call = call;
    this.action = action;
  }

  public Call call() {
    return call;
  }

  public Action action() {
    return action;
  }
}
