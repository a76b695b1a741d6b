"""What looks like a date and is none."""

from __future__ import annotations

import pytest

from newsner.dates import find


@pytest.mark.parametrize(
    "text",
    [
        "Gugatan mengacu pada UU Nomor 11 Tahun 2020.",
        "Aturan turunan PP No. 21 Tahun 2021 terbit.",
        "Berdasarkan PKPU 15 Tahun 2023.",
        "Perpres 55/2019 belum terbit.",
        "Amanat UUD 1945 harus dijalankan.",
        "Surat nomor LP/B/104/V/2025/SPKT diterima.",
        "Tuan rumah menang 2-1.",
        "Ganda putri kalah 14-21, 10-21.",
        "Butuh dukungan 2/3 anggota dewan.",
        "Harga naik 4,69 persen ke Rp 2.022 per ons.",
        "Laporkan ke nomor 0812-1990-2014.",
        "Alamat IP 10.14.9.22 diblokir.",
        "Aplikasi versi 14.9.2 rilis.",
        "Lihat https://contoh.id/2022/09/14/banjir-demak",
        "Surel a.2022@contoh.id dan tagar #2019GantiPresiden",
        "Sutrisno (46) ditangkap.",
        "Pelaku berusia 17 tahun.",
        "Warga RT 03/05 mengungsi.",
        "Sebanyak 2014 pelamar hadir.",
        "Kerugian ditaksir 2022 juta rupiah.",
        "Penerbangan JT 2014 dialihkan.",
        "Pebulu tangkis Mei Lestari tersingkir.",
        "Sekjen Raja Juli Antoni hadir. Juli berharap banyak.",
        "Ir. Minggu Tarigan menolak berkomentar.",
        "Fajar Nugroho dan Hari Wibowo menang.",
        "Kebakaran di Pasar Minggu dan Pasar Senen.",
        "Dosen Universitas Sebelas Maret meneliti.",
        "Ia tinggal di Jalan 28 Oktober, Pontianak.",
        "Korban warga Mandailing Natal.",
        "Kombes Ahmad Ramadhan membenarkan.",
        "Gerhana bulan terlihat; mereka berbulan madu.",
        "Film \"Besok Pagi di Braga\" menang.",
        "Pekan Olahraga Nasional dibuka.",
        "Arus lalu lintas macet.",
        "Ia masuk, lalu duduk.",
        "Musim lalu mereka juara.",
        "Ia berkata '45 orang hadir'.",
        "Ia berlatih setiap Senin dan Kamis.",
        "Upah dibayar per bulan.",
        "Hujan turun selama dua hari.",
        "Penumpang dengan umur 30-an tahun",
        "Yamaha MT-09 2024 meluncur.",
    ],
)  # fmt: skip
def test_silent(text: str) -> None:
    assert [m.text for m in find(text, "2022-09-14")] == []
