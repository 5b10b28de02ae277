"""What Streamlit takes by itself: a page with one line on it."""

import streamlit as st

st.set_page_config(page_title="Empty")
st.write("Empty")
