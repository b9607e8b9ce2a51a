package io.openitem.dunning.api;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Step;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step of a policy, as it is asked for and answered. */
@Schema(description = "One thing a policy does.")
public record StepView(
        StepCode code,

        @Schema(description = "Days after the due date; negative before it. Up to 0 it is a courtesy.")
        Integer offsetDays,

        @Schema(description = "`email`, `task` or `agency-proposal`.")
        ChannelCode channel,

        @Schema(description = "The wording of a message; exactly where the channel is `email`.") @Nullable
        String template) {

    public StepView {
        Required.field(code, "steps.code");
        Required.field(offsetDays, "steps.offsetDays");
        Required.field(channel, "steps.channel");
    }

    static StepView from(Step step) {
        return new StepView(step.code(), step.offsetDays(), step.channel(), step.template());
    }

    Step step() {
        return new Step(code, offsetDays, channel, template);
    }
}
