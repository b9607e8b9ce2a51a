package io.openitem.dunning.domain;

import io.openitem.contracts.ChannelCode;
import java.util.Set;

/** The channels that are served. A policy with another one is refused. */
public final class Channels {

    /** A message to the debtor. */
    public static final ChannelCode EMAIL = new ChannelCode("email");

    /** Something for a collector to do. */
    public static final ChannelCode TASK = new ChannelCode("task");

    /** A proposal to hand the items to an agency; a person decides. */
    public static final ChannelCode AGENCY_PROPOSAL = new ChannelCode("agency-proposal");

    static final Set<ChannelCode> SERVED = Set.of(EMAIL, TASK, AGENCY_PROPOSAL);

    private Channels() {}
}
