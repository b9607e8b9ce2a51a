package io.openitem.dunning.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CodePictureTest {

    private static final String CODE =
            "BCD\n002\n1\nSCT\nCOBADEFFXXX\nMüller & Söhne\nDE89370400440532013000\nEUR100.05\n\n\nR-1 R-2";

    @Test
    void what_a_banking_app_reads_is_what_was_written() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(CodePicture.png(CODE)));

        var read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))));

        assertThat(read.getText()).isEqualTo(CODE);
    }

    @Test
    void a_page_of_its_own_has_the_picture_in_it() {
        String html = CodePicture.embedded("<img src=\"cid:" + CodePicture.CONTENT_ID + "\">", CODE);

        assertThat(html).startsWith("<img src=\"data:image/png;base64,iVBOR").endsWith("\">");
    }
}
