package io.openitem.invoice.api;

import io.openitem.invoice.domain.PostalAddress;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where letters go, in requests and answers; every field is required. */
@Schema(description = "Where letters go.")
public record AddressView(String street, String postalCode, String city) {

    public AddressView {
        Required.field(street, "address.street");
        Required.field(postalCode, "address.postalCode");
        Required.field(city, "address.city");
    }

    static @Nullable AddressView from(@Nullable PostalAddress address) {
        return address == null ? null : new AddressView(address.street(), address.postalCode(), address.city());
    }

    static @Nullable PostalAddress address(@Nullable AddressView view) {
        return view == null ? null : new PostalAddress(view.street, view.postalCode, view.city);
    }
}
